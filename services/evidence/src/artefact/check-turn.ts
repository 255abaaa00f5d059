import { randomUUID } from 'node:crypto'
import { withAuthority } from '@concert/db/authority-transaction'
import type { EvidenceContext } from '#context.ts'

/** Longer than one file takes to be read: a process that ended keeps the others from the work no longer. */
const LEASE_MS = 900_000

/** The right to check the store of one authority, which one process has at a time. */
export interface CheckTurn {
  /** When it began, by the clock of the database. */
  readonly begunAt: string
  /** Whether it still holds; then it holds on. */
  renew(): Promise<boolean>
  release(): Promise<void>
}

/** @returns undefined while another process has it */
export async function takeCheckTurn({
  authority,
  pool,
}: Pick<EvidenceContext, 'authority' | 'pool'>): Promise<CheckTurn | undefined> {
  const lease = randomUUID()
  const ask = (text: string, values: unknown[]) =>
    withAuthority(pool, { authority, applicant: '*' }, ({ client }) => client.query<{ begunAt: string }>(text, values))
  const [taken] = (await ask(TAKE, [authority, lease, LEASE_MS])).rows
  if (taken === undefined) return undefined
  return {
    begunAt: taken.begunAt,
    renew: async () => (await ask(RENEW, [authority, lease, LEASE_MS])).rowCount === 1,
    // Where the database is away, it ends by itself.
    release: async () => void (await ask(RENEW, [authority, lease, 0]).catch(() => undefined)),
  }
}

const TAKE = `insert into evidence.check_turns as turn (authority, lease, leased_until)
  values ($1, $2, clock_timestamp() + $3::float8 * interval '1 ms')
  on conflict (authority) do update set lease = excluded.lease, leased_until = excluded.leased_until
    where turn.leased_until <= clock_timestamp()
  returning clock_timestamp()::text as "begunAt"`
const RENEW = `update evidence.check_turns set leased_until = clock_timestamp() + $3::float8 * interval '1 ms'
  where authority = $1 and lease = $2`
