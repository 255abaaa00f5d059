import { clockOfRow, type ClockRow } from '@concert/cases/case-clock'
import { representOpenClock } from '@concert/cases/represent-clock'
import { operations } from '@concert/contracts/operations'
import type { Transaction } from '@concert/db/authority-transaction'
import { localDate } from '@concert/domain/instant'
import { staffRoles } from '@concert/domain/roles'
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
      ({
        sortDay: _day,
        stream,
        caseId,
        applicationId,
        away,
        lapsed,
        nobodyAuthorised,
        remindedAt,
        escalatedAt,
        ...row
      }) => ({
        stream,
        caseId,
        applicationId,
        clock: representOpenClock(clockOfRow(row)),
        away: [...away],
        lapsed: [...lapsed],
        nobodyAuthorised,
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
  readonly away: readonly Away[]
  readonly lapsed: readonly string[]
  readonly nobodyAuthorised: boolean
  readonly remindedAt: string | null
  readonly escalatedAt: string | null
  /** The day, or `infinity` for those without one, which come last. */
  readonly sortDay: string
}

/** Who is away of those named for a case whose move it is. */
interface Away {
  readonly personId: string
  readonly absentUntil: string
  readonly deputyId: string | null
}

interface Filter {
  readonly deputyId?: string | undefined
  readonly away?: 'true' | undefined
  readonly whoseMove?: string | undefined
  readonly dueBefore?: string | undefined
  readonly escalated?: 'true' | undefined
  readonly unattended?: 'true' | undefined
  readonly undated?: string | undefined
}

/** Who of those named for a case is authorised for it no more, and whether anybody is; $13 are the functions of the staff. */
const whoIsGone = `lateral (
    select array(
      select distinct work.person_id from reviews.people_at_work work
      where work.authority = clocks.authority and work.stream = clocks.stream and work.case_id = clocks.case_id
        and work.function = clocks.whose_move and (work.person_id, work.function) not in (select person_id, function from in_force)
      order by 1) as lapsed,
    clocks.whose_move = any($13::text[]) and clocks.whose_move not in (select function from in_force) as "nobodyAuthorised") gone`

async function dueFirst(
  { client, authority, now }: Transaction,
  { whoseMove, dueBefore, escalated, unattended, undated, deputyId, away }: Filter,
  [sortDay, stream, caseId]: readonly string[] = [],
  rowsMax: number,
): Promise<Listed[]> {
  const { rows } = await client.query<Listed>({
    name: 'applications-clocks-due-first',
    text: `with in_force as materialized (
        select person_id, function from personnel.authorisations
        where authority = $1 and valid_from <= clock_timestamp() and valid_until > clock_timestamp())
      select stream, case_id as "caseId", application_id as "applicationId", task, whose_move as "whoseMove", since, term,
        calendar, stops, due_on::text as "dueOn", undated, provisional, reminded_at as "remindedAt", escalated_at as "escalatedAt",
        coalesce(due_on, 'infinity')::text as "sortDay", absent.away,
        gone.lapsed, gone."nobodyAuthorised"
      from platform.clocks,
        ${whoIsGone},
        lateral (
          select coalesce(jsonb_agg(jsonb_build_object('personId', one.person_id, 'absentUntil', one.until_on,
            'deputyId', one.deputy_id) order by one.person_id), '[]') as away
          from (
            select work.person_id, away.until_on, max(away.deputy_id) filter (where away.function = work.function) as deputy_id
            from reviews.people_at_work work
            join personnel.away away on away.authority = work.authority and away.person_id = work.person_id
              and $10::date between away.from_on and away.until_on
            where work.authority = clocks.authority and work.stream = clocks.stream and work.case_id = clocks.case_id
              and work.function = clocks.whose_move
            group by work.person_id, away.until_on) one) absent
      where authority = $1 and task <> 'prepare-application'
        and ($2::text is null or whose_move = $2)
        and ($3::date is null or coalesce(due_on, 'infinity') < $3)
        and ($4::text is null or escalated_at is not null)
        and ($5::text is null or undated = $5)
        and ($11::text is null or absent.away @> jsonb_build_array(jsonb_build_object('deputyId', $11)))
        and ($12::text is null or absent.away <> '[]')
        and ($14::text is null or gone.lapsed <> '{}' or gone."nobodyAuthorised")
        and ($6::date is null or (coalesce(due_on, 'infinity'), stream, case_id) > ($6::date, $7, $8))
      order by coalesce(due_on, 'infinity'), stream, case_id limit $9`,
    values: [
      authority,
      whoseMove,
      dueBefore,
      escalated,
      undated,
      sortDay,
      stream,
      caseId,
      rowsMax,
      localDate(now, authority),
      deputyId,
      away,
      [...staffRoles],
      unattended,
    ],
  })
  return rows
}
