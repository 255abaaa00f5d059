import type pg from 'pg'

/** What is stored of one case, with its events in their order. */
export interface KeptCase {
  readonly stream: string
  readonly streamId: string
  /** Zero for a case of which only events are stored. */
  readonly version: number
  /** Null for a case of which only events are stored. */
  readonly state: unknown
  readonly events: readonly object[]
}

/** Cases read at once, with their events: a cell of millions never lies in memory whole. */
const batchSize = 200

/** Every case of the authority that is stored or has events, in the open transaction of the client. */
export async function* readKeptCases(client: pg.Client): AsyncGenerator<KeptCase> {
  await client.query(`
    declare kept_cases no scroll cursor for
    select stream, stream_id as "streamId", coalesce(kept.version, 0) as version, kept.state
    from audit.kept_states() kept
    full join (select distinct stream, stream_id from platform.events where authority = platform.current_authority()) recorded
      using (stream, stream_id)`)
  for (;;) {
    const { rows } = await client.query<Omit<KeptCase, 'events'>>(`fetch ${batchSize} from kept_cases`)
    yield* await withEvents(client, rows)
    if (rows.length < batchSize) break
  }
  await client.query('close kept_cases')
}

async function withEvents(client: pg.Client, cases: readonly Omit<KeptCase, 'events'>[]): Promise<KeptCase[]> {
  const { rows } = await client.query<{ stream: string; streamId: string; event: object }>(
    `select stream, stream_id as "streamId", payload::jsonb || jsonb_build_object('type', type) as event
     from platform.events join unnest($1::text[], $2::text[]) named (stream, stream_id) using (stream, stream_id)
     where authority = platform.current_authority() order by version`,
    [cases.map(({ stream }) => stream), cases.map(({ streamId }) => streamId)],
  )
  const events = Map.groupBy(rows, ({ stream, streamId }) => `${stream} ${streamId}`)
  return cases.map((kept) => ({
    ...kept,
    events: (events.get(`${kept.stream} ${kept.streamId}`) ?? []).map(({ event }) => event),
  }))
}
