import type { Transaction } from '@concert/db/authority-transaction'

/**
 * The digests whose bytes no record visible to this transaction rests on. The record of an application that was withdrawn before it was
 * ever submitted does without its bytes: nobody was handed them, and its client has taken them back.
 */
export async function withoutNeed(transaction: Transaction, digests: readonly string[]): Promise<string[]> {
  const { rows } = await transaction.client.query<{ digest: string }>(
    `select asked.digest from unnest($2::text[]) as asked (digest)
      where not exists (
        select from evidence.artefacts recorded
          join applications.applications application
            on application.authority = recorded.authority and application.application_id = recorded.application_id
          where recorded.authority = $1 and recorded.digest = asked.digest
            and not (application.status = 'withdrawn' and application.submissions = 0))`,
    [transaction.authority, digests],
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
