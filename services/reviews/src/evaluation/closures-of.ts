import type { Transaction } from '@concert/db/authority-transaction'
import type { ClosureReason } from '@concert/domain/artefact/state'

/** A file that was closed at least once: how often that changed, and why and since when it is closed; null where it is open again. */
export interface ClosureOfFile {
  readonly digest: string
  readonly changes: number
  /** `since` is an instant. */
  readonly closure: { readonly reason: ClosureReason; readonly since: string } | null
}

/** The files of an application that were ever closed, by digest. */
export async function closuresOf(
  { client, authority }: Transaction,
  applicationId: string,
): Promise<readonly ClosureOfFile[]> {
  const { rows } = await client.query<ClosureOfFile>({
    name: 'reviews-closures-of',
    text: `select digest, changes,
        case when reason is not null then jsonb_build_object('reason', reason, 'since', since) end as closure
      from evidence.closures where authority = $1 and application_id = $2 order by digest collate "C"`,
    values: [authority, applicationId],
  })
  return rows
}
