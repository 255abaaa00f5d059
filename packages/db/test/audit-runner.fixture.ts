import { randomUUID } from 'node:crypto'
import { connectPostgres } from '@concert/postgres/databases'
import { prepareCell } from '@concert/testing/cell-database'
import { Client, type Pool } from 'pg'
import { inject } from 'vitest'
import { withAuthority } from '../src/authority-transaction.ts'
import type { Wall } from '../src/wall.ts'
import { createPool } from '../src/pool.ts'
import { recordChange } from '../src/record-change.ts'

/** A cell in which services record changes and runners of the workflows role chain their lines. */
export interface ChainedCell {
  readonly admin: Client
  /** The owner of the tables, behind the wall of the authority. */
  readonly owner: Client
  readonly writers: Pool
  /** Goes on with an authority that has no line yet. */
  newAuthority(): Promise<void>
  /** A connection as the workflows service; an error on it does not end the process. */
  connectRunner(holdAt?: string): Promise<Runner>
  record(streamId: string, version: number, hold?: () => Promise<void>): Promise<void>
  /** Lines, waiting lines, entries, and what is wrong with the chain. */
  state(): Promise<ChainState>
  close(): Promise<void>
}

export interface Runner {
  readonly client: Client
  readonly pid: number
  /** Chains up to `lines` in one transaction; resolves to how many it chained. */
  chain(lines: number): Promise<number>
}

export interface ChainState {
  readonly lines: number
  readonly waiting: number
  readonly entries: number
  /** Lines that are neither waiting nor chained, or both. */
  readonly misplaced: number
  /** Entries that do not follow from the one before, or whose hash is not that of their line. */
  readonly broken: number
  /** Streams of which a later change has a place before an earlier one. */
  readonly disordered: number
  /** Whether the head is the last entry. */
  readonly headIsLast: boolean
}

const STATE = `
  with followed as (
    select place, prev_hash, entry.hash, line, line_id,
      lag(entry.hash, 1, decode(repeat('00', 32), 'hex')) over (order by place) as previous,
      row_number() over (order by place) as expected
    from audit.entries entry left join audit.lines using (authority, line_id)),
  cases as (
    select place, line::json ->> 'streamId' as stream_id, (line::json ->> 'version')::int as version from followed),
  placed as (
    select line_id, (select count(*) from audit.waiting waiting where waiting.line_id = line.line_id)
      + (select count(*) from audit.entries entry where entry.line_id = line.line_id) as places
    from audit.lines line)
  select (select count(*)::int from audit.lines) as lines, (select count(*)::int from audit.waiting) as waiting,
    (select count(*)::int from audit.entries) as entries, (select count(*)::int from placed where places <> 1) as misplaced,
    (select count(*)::int from followed where place <> expected or prev_hash <> previous
      or hash is distinct from sha256(prev_hash || int8send(place) || convert_to(line, 'UTF8'))) as broken,
    (select count(*)::int from cases earlier join cases later using (stream_id)
      where earlier.version < later.version and earlier.place > later.place) as disordered,
    not exists (select from followed order by place desc limit 1)
      or (select (head.place, head.hash) = (last.place, last.hash) from audit.heads head,
          (select place, hash from followed order by place desc limit 1) last) as "headIsLast"`

/** The key of the advisory lock at which a runner of tests waits. */
export const HOLD_KEY = 7_203_977

/**
 * Triggers that hold a runner at a step, by the name that its session was given, until the advisory lock is free. They stand in
 * the databases of these tests only.
 */
const HOLDING = `
  create function public.hold() returns trigger language plpgsql security definer as $$
  begin
    if current_setting('test.hold_at', true) = tg_name then
      perform pg_advisory_lock_shared(${HOLD_KEY});
      perform pg_advisory_unlock_shared(${HOLD_KEY});
    end if;
    return case when tg_op = 'DELETE' then old else new end;
  end
  $$;
  create trigger before_head before insert on audit.heads for each row execute function public.hold();
  create trigger before_waiting before delete on audit.waiting for each row execute function public.hold();
  create trigger after_waiting after delete on audit.waiting for each row execute function public.hold();
  create trigger before_entry before insert on audit.entries for each row execute function public.hold();
  create trigger after_entry after insert on audit.entries for each row execute function public.hold();
  create trigger before_third_entry before insert on audit.entries for each row when (new.place % 3 = 0)
    execute function public.hold();
  create trigger before_head_moves before update on audit.heads for each row execute function public.hold();
  create trigger after_head_moved after update on audit.heads for each row execute function public.hold();
  create constraint trigger at_commit after update on audit.heads deferrable initially deferred
    for each row execute function public.hold();`

/** Every step at which {@link HOLDING} can hold a runner. */
export const STEPS = [
  'before_waiting',
  'after_waiting',
  'before_entry',
  'before_third_entry',
  'after_entry',
  'before_head_moves',
  'after_head_moved',
  'at_commit',
] as const

export async function openChainedCell(): Promise<ChainedCell> {
  const database = await prepareCell(connectPostgres(inject('postgres')), 'hk')
  const admin = new Client({ connectionString: database.adminUrl })
  await admin.connect()
  await admin.query(HOLDING)
  const owner = new Client({ connectionString: database.adminUrl })
  await owner.connect()
  await owner.query('set role concert_owner')
  let authority = 'none'
  const writers = createPool({ connectionString: database.url('applications'), applicationName: 'writers', max: 10 })
  const runners: Client[] = []
  return {
    admin,
    owner,
    writers,
    async newAuthority() {
      authority = `t-${randomUUID().slice(0, 8)}`
      await owner.query(`select set_config('concert.authority', $1, false)`, [authority])
    },
    async connectRunner(holdAt = '') {
      const client = new Client({ connectionString: database.url('workflows') })
      client.on('error', () => undefined)
      runners.push(client)
      await client.connect()
      const settings = `select set_config('concert.authority', $1, false), set_config('test.hold_at', $2, false)`
      await client.query(settings, [authority, holdAt])
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
      return { client, pid: rows[0]?.pid ?? 0, chain: (lines) => chain(client, lines) }
    },
    async record(streamId, version, hold) {
      await withAuthority(
        writers,
        { authority: authority as Wall['authority'], applicant: '*' },
        async (transaction) => {
          await recordChange(transaction, changeOf(streamId, version))
          await hold?.()
        },
      )
    },
    async state() {
      const { rows } = await owner.query<ChainState>(STATE)
      if (rows[0] === undefined) throw new Error('no state of the chain')
      return rows[0]
    },
    async close() {
      await Promise.all([...runners, admin, owner].map((client) => client.end().catch(() => undefined)))
      await writers.end()
      await database.drop()
    },
  }
}

async function chain(client: Client, lines: number): Promise<number> {
  await client.query('begin')
  const { rows } = await client.query<{ chained: number }>('select platform.chain_audit_lines($1) as chained', [lines])
  await client.query('commit')
  return rows[0]?.chained ?? 0
}

function changeOf(streamId: string, version: number): Parameters<typeof recordChange>[1] {
  return {
    stream: 'application',
    streamId,
    version,
    action: 'application.answered',
    actor: { id: 'someone' },
    events: [
      {
        type: 'ApplicationWithdrawn',
        payload: {
          at: '2026-11-26T08:00:00.000Z',
          by: 'someone',
          applicationId: 'app_0197f3a0-0000-7000-8000-000000000001',
        },
      },
    ],
    receipts: [{ clause: 'iso17065-4.6', guard: 'schemePublic', inputs: {} }],
  }
}
