import { authorities, type Authority } from '@concert/domain/jurisdictions'
import type { ReadRows } from './rows.fixture.ts'

/** What a cell began and did not end, each by its number, given-up work included. */
export async function leftUndoneIn(rows: ReadRows, authority: Authority): Promise<Record<string, number>> {
  const [counts] = await rows(
    authority,
    `select (select count(*)::int from platform.outbox where relayed_at is null) as unrelayed,
       (select count(*)::int from workflows.deliveries where state <> 'done') as deliveries,
       (select count(*)::int from workflows.sagas where status <> 'done') as sagas,
       (select count(*)::int from workflows.rejected_jobs) as rejected,
       (select count(*)::int from exchange.outbound where delivered_at is null) as undelivered`,
  )
  return counts as Record<string, number>
}

export const nothingLeftUndone = { unrelayed: 0, deliveries: 0, sagas: 0, rejected: 0, undelivered: 0 }

/** The envelopes that the authorities sent to each other and those they took in, as `type to authority: id`. */
export async function envelopes(rows: ReadRows): Promise<{ sent: string[]; taken: string[] }> {
  const all = async (sql: string): Promise<string[]> => {
    const found = await Promise.all(authorities.map((authority) => rows(authority, sql)))
    return found
      .flat()
      .map((row) => String(row['line']))
      .toSorted()
  }
  return {
    sent: await all(`select type || ' to ' || to_authority || ': ' || envelope_id as line from exchange.outbound`),
    taken: await all(`select type || ' to ' || authority || ': ' || envelope_id as line from exchange.inbound`),
  }
}

/** What the clients of Hong Kong were told, one line an application and kind, with how many times. */
export async function timesTold(rows: ReadRows): Promise<{ kind: string; times: number }[]> {
  const told = await rows(
    'hk',
    `select kind, count(*)::int as times from applications.correspondence group by application_id, kind order by kind`,
  )
  return told as { kind: string; times: number }[]
}

/** What the client is told in one telling of the story. */
export const toldInTheStory = [
  'application-accepted',
  'certificate-issued',
  'decision-granted',
  'effect-suspended',
  'evaluators-assigned',
  'nonconformities-raised',
] as const
