import type { Authority } from '@concert/domain/jurisdictions'
import type { Client } from 'pg'
import type { AuthorityCast } from './cast.ts'
import { clientKeyFile, publicKeyOf } from './provision-keys.ts'

/**
 * Writes the missing accounts of the companies: each with one member of the same name, its program, and the public half of the key
 * in `folder`. What was ended or revoked since stays so.
 */
export async function seedAccounts(
  client: Client,
  authority: Authority,
  { companies }: AuthorityCast,
  folder: string,
): Promise<void> {
  for (const { clientId } of companies) {
    const { kid, x } = await publicKeyOf(clientKeyFile(folder, clientId))
    await client.query(
      'insert into applications.accounts (authority, applicant_id) values ($1, $2) on conflict do nothing',
      [authority, clientId],
    )
    await client.query(
      `insert into applications.members (authority, member_id, applicant_id) values ($1, $2, $2)
       on conflict do nothing`,
      [authority, clientId],
    )
    await client.query(
      `insert into applications.member_keys (authority, member_id, applicant_id, key_id, public_key)
       values ($1, $2, $2, $3, $4) on conflict do nothing`,
      [authority, clientId, kid, x],
    )
  }
}
