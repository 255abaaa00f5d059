import { createHash, randomBytes } from 'node:crypto'
import { authorities, type Authority } from '@concert/domain/jurisdictions'
import { Client } from 'pg'
import type { AuthorityCast, Cast } from './cast.ts'
import type { Databases } from './databases.ts'
import { PeopleOnRecord } from './people-on-record.ts'

/** A code with which somebody sets up the first administrator of an authority. It is in no other place: only its hash is kept. */
export interface SetUpCode {
  readonly authority: Authority
  readonly code: string
  /** RFC 3339 in UTC. */
  readonly endsAt: string
}

const CODE_BYTES = 24
/** How long a code is accepted; a new start prints another. */
const CODE_HOURS = 24

/**
 * The cast as it is written here: an authority that began empty has no staff of it, at whichever later start.
 *
 * @throws PeopleOnRecord where nobody is to be there and somebody is
 */
export async function castFor(databases: Databases, cast: Cast, isEmpty: boolean): Promise<Cast> {
  const parts = await Promise.all(
    authorities.map(async (authority): Promise<[Authority, AuthorityCast]> => {
      const { beganEmpty, hasPeople } = await asAdministrator(databases, authority, beginning)
      if (isEmpty && hasPeople && !beganEmpty) throw new PeopleOnRecord(`${authority} has people on record`)
      const { companies } = cast[authority]
      return [authority, isEmpty || beganEmpty ? { office: null, staff: [], visitors: [], companies } : cast[authority]]
    }),
  )
  return Object.fromEntries(parts) as Cast
}

/** Step 1 of docs/flows/set-up.md: a new code for each authority in which no administrator is in force; it ends those before it that were not used. */
export async function issueSetUpCodes(databases: Databases): Promise<SetUpCode[]> {
  const issued = await Promise.all(authorities.map((authority) => asAdministrator(databases, authority, issueCode)))
  return issued.flat()
}

async function beginning(client: Client, authority: Authority) {
  const { rows } = await client.query<{ beganEmpty: boolean; hasPeople: boolean }>(
    `select exists (select from personnel.set_ups where authority = $1) as "beganEmpty",
       exists (select from personnel.people where authority = $1) as "hasPeople"`,
    [authority],
  )
  return rows[0] ?? { beganEmpty: false, hasPeople: false }
}

async function issueCode(client: Client, authority: Authority): Promise<SetUpCode[]> {
  const administered = await client.query(
    `select from personnel.authorisations where authority = $1 and function = 'personnel-administrator'
       and valid_from <= clock_timestamp() and valid_until > clock_timestamp() limit 1`,
    [authority],
  )
  if (administered.rows.length > 0) return []
  const code = randomBytes(CODE_BYTES).toString('base64url')
  await client.query(
    'update personnel.set_ups set ends_at = clock_timestamp() where authority = $1 and used_at is null and ends_at > clock_timestamp()',
    [authority],
  )
  const { rows } = await client.query<{ endsAt: string }>(
    `insert into personnel.set_ups (authority, proof_digest, ends_at)
     values ($1, $2, clock_timestamp() + make_interval(hours => $3))
     returning to_char(ends_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "endsAt"`,
    // As `personnel` compares it: the hash of the hash of the code.
    [authority, sha256(sha256(code)), CODE_HOURS],
  )
  return rows.map(({ endsAt }) => ({ authority, code, endsAt }))
}

function sha256(data: string | Buffer): Buffer {
  return createHash('sha256').update(data).digest()
}

async function asAdministrator<Result>(
  { adminUrls }: Databases,
  authority: Authority,
  work: (client: Client, authority: Authority) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString: adminUrls[authority], application_name: 'concert set-up' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query("select set_config('concert.authority', $1, false)", [authority])
    return await work(client, authority)
  } finally {
    await client.end()
  }
}
