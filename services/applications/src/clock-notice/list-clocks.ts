import { clockOfRow, type ClockRow } from '@concert/cases/case-clock'
import { representOpenClock } from '@concert/cases/represent-clock'
import { operations } from '@concert/contracts/operations'
import type { Transaction } from '@concert/db/authority-transaction'
import { transactional } from '@concert/platform/operation-route'
import { pageOf } from '@concert/platform/paging'
import type { ApplicationsContext } from '#context.ts'

/** Step 9 of docs/flows/clocks.md: one page of the open clocks of the authority, what is due first at the top. */
export const listClocks = transactional(
  operations.listClocks,
  async ({ query: { limit, cursor, ...filter } }, { cursors }: ApplicationsContext, transaction) => {
    const signed = { list: 'clocks', authority: transaction.authority, ...filter }
    const rows = await dueFirst(transaction, filter, cursors.read(signed, cursor), limit + 1)
    const page = pageOf(rows, limit, ({ sortDay, stream, caseId }) => cursors.write(signed, [sortDay, stream, caseId]))
    const items = page.items.map(
      ({ sortDay: _day, stream, caseId, applicationId, remindedAt, escalatedAt, ...row }) => ({
        stream,
        caseId,
        applicationId,
        clock: representOpenClock(clockOfRow(row)),
        remindedAt,
        escalatedAt,
      }),
    )
    return { body: { ...page, items } }
  },
)

interface Listed extends ClockRow {
  readonly stream: string
  readonly caseId: string
  readonly applicationId: string | null
  readonly remindedAt: string | null
  readonly escalatedAt: string | null
  /** The day, or `infinity` for those without one, which come last. */
  readonly sortDay: string
}

interface Filter {
  readonly whoseMove?: string | undefined
  readonly dueBefore?: string | undefined
  readonly escalated?: 'true' | undefined
  readonly undated?: string | undefined
}

async function dueFirst(
  { client, authority }: Transaction,
  { whoseMove, dueBefore, escalated, undated }: Filter,
  [sortDay, stream, caseId]: readonly string[] = [],
  rowsMax: number,
): Promise<Listed[]> {
  const { rows } = await client.query<Listed>({
    name: 'applications-clocks-due-first',
    text: `select stream, case_id as "caseId", application_id as "applicationId", task, whose_move as "whoseMove", since, term,
        calendar, stops, due_on::text as "dueOn", undated, provisional, reminded_at as "remindedAt", escalated_at as "escalatedAt",
        coalesce(due_on, 'infinity')::text as "sortDay"
      from platform.clocks
      where authority = $1 and task <> 'prepare-application'
        and ($2::text is null or whose_move = $2)
        and ($3::date is null or coalesce(due_on, 'infinity') < $3)
        and ($4::text is null or escalated_at is not null)
        and ($5::text is null or undated = $5)
        and ($6::date is null or (coalesce(due_on, 'infinity'), stream, case_id) > ($6::date, $7, $8))
      order by coalesce(due_on, 'infinity'), stream, case_id limit $9`,
    values: [authority, whoseMove, dueBefore, escalated, undated, sortDay, stream, caseId, rowsMax],
  })
  return rows
}
