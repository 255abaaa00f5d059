import type { Transaction } from '@concert/db/authority-transaction'
import type { Authority } from '@concert/domain/jurisdictions'

/**
 * Takes a request of another authority to read: it is answered with bytes in this transaction or stays as it was. Of two that are the same
 * at one moment the second waits for the first.
 *
 * @returns false where bytes were given for it before
 */
export async function takeRequest(
  { client, authority }: Transaction,
  from: Authority,
  requestId: string,
): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'evidence-border-read-take',
    text: `insert into evidence.border_reads (authority, from_authority, request_id) values ($1, $2, $3)
           on conflict (authority, from_authority, request_id) do nothing`,
    values: [authority, from, requestId],
  })
  return rowCount === 1
}
