import type { Transaction } from '@concert/db/authority-transaction'

interface MemberRow {
  readonly applicantId: string
  readonly keys: readonly { readonly keyId: string; readonly publicKey: string }[]
}

/** A member that has not ended, of an account that is open, with its keys that are not revoked, by the clock of the database. */
export async function findMember({ client, authority }: Transaction, memberId: string): Promise<MemberRow | undefined> {
  const { rows } = await client.query<MemberRow>({
    name: 'applications-member',
    text: `select member.applicant_id as "applicantId",
        coalesce((
          select json_agg(json_build_object('keyId', key.key_id, 'publicKey', key.public_key) order by key.added_at, key.key_id)
          from applications.member_keys key
          where key.authority = member.authority and key.member_id = member.member_id
            and (key.revoked_at is null or key.revoked_at > clock_timestamp())
        ), '[]') as "keys"
      from applications.members member
      join applications.accounts account
        on account.authority = member.authority and account.applicant_id = member.applicant_id
      where member.authority = $1 and member.member_id = $2
        and (member.ended_at is null or member.ended_at > clock_timestamp())
        and (account.closed_at is null or account.closed_at > clock_timestamp())`,
    values: [authority, memberId],
  })
  return rows[0]
}
