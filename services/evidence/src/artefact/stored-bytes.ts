import type { Transaction } from '@concert/db/authority-transaction'

/**
 * Of a row `recorded` of the artefacts and the row `application` of its application: whether the record needs its bytes. That of an application
 * that was withdrawn before it was ever submitted does without them: nobody was handed them, and its client has taken them back; but for a
 * legal hold. One that was shredded has none.
 */
export const NEEDS_ITS_BYTES = `(coalesce(recorded.quarantine ->> 'reason', '') <> 'shredded'
  and (application.status <> 'withdrawn' or application.submissions > 0 or exists (
  select from evidence.legal_holds held
  where held.authority = recorded.authority and held.application_id = recorded.application_id and held.status = 'placed')))`

/** The digests whose bytes no record visible to this transaction rests on. */
export async function withoutNeed(transaction: Transaction, digests: readonly string[]): Promise<string[]> {
  const { rows } = await transaction.client.query<{ digest: string }>(
    `select asked.digest from unnest($2::text[]) as asked (digest)
      where not exists (
        select from evidence.artefacts recorded
          join applications.applications application
            on application.authority = recorded.authority and application.application_id = recorded.application_id
          where recorded.authority = $1 and recorded.digest = asked.digest and ${NEEDS_ITS_BYTES})`,
    [transaction.authority, digests],
  )
  return rows.map(({ digest }) => digest)
}

/** The digests of objects last stored before an instant whose bytes no record visible to this transaction rests on. */
export async function unneededBefore({ client, authority }: Transaction, at: Date): Promise<string[]> {
  const { rows } = await client.query<{ digest: string }>(
    `select kept.digest from evidence.object_keys kept
      where kept.authority = $1 and kept.stored_at < $2 and not exists (
        select from evidence.artefacts recorded
          join applications.applications application
            on application.authority = recorded.authority and application.application_id = recorded.application_id
          where recorded.authority = kept.authority and recorded.digest = kept.digest and ${NEEDS_ITS_BYTES})`,
    [authority, at],
  )
  return rows.map(({ digest }) => digest)
}

/**
 * Locks the bytes of this digest until the transaction ends: recording them and removing them as unreferenced exclude
 * each other, so that no record loses its bytes.
 */
export async function lockObject(transaction: Transaction, digest: string): Promise<void> {
  await transaction.client.query({
    name: 'evidence-object-turn',
    text: `insert into evidence.object_turns (authority, digest) values ($1, $2)
             on conflict (authority, digest) do update set taken_at = excluded.taken_at`,
    values: [transaction.authority, digest],
  })
}

/** The same for the bytes of all evidence of an application. */
export async function lockObjectsOf(transaction: Transaction, applicationId: string): Promise<void> {
  await transaction.client.query({
    name: 'evidence-object-turns',
    // In one order, so that two who lock many never wait for each other.
    text: `insert into evidence.object_turns (authority, digest)
             select recorded.authority, recorded.digest from evidence.artefacts recorded
             where recorded.authority = $1 and recorded.application_id = $2 order by recorded.digest
           on conflict (authority, digest) do update set taken_at = excluded.taken_at`,
    values: [transaction.authority, applicationId],
  })
}
