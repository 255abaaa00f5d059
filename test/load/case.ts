import { readFileSync } from 'node:fs'
import { Client, Pool } from 'pg'
import { type StoryResult, tellStory } from '../story/story.ts'
import { type Ground, LIFTED, onGround } from './ground.ts'
import { against, type BenchResult, ratePerSecond, rounded, type Say } from './measure.ts'

/**
 * The reference scenario of everything that is said of whole cases. A measurement is comparable with those of other commits
 * only as long as nothing of this changes:
 *
 * - One constellation of its own: every service in one process, the queue on PostgreSQL, a durable server, the reference cast.
 * - One case alone, which warms up and is not counted.
 * - Then `cases` cases, `concurrency` of them at a time. Each is the whole of docs/flows/story.md over HTTP, from the company's first
 *   request to the suspension in Macao shown by the register.
 * - What a case says beyond the cast is made from `seed` and its number, so that every run certifies the same weights with the
 *   same evidence.
 */
const referenceScenario = { seed: 'concert-1', cases: 16, concurrency: 16 } as const

const FLOOR_CONNECTIONS = 8
/** The number of the case that warms up. */
const WARM_UP = -1

/**
 * Cases of the reference scenario per second. The floor is the same number of the smallest statements there are, sent over as
 * many connections as one service has: what the database alone would allow.
 */
export async function benchCase(say: Say): Promise<BenchResult> {
  return onGround({ isSplit: false, requestsMax: LIFTED }, async (ground) => {
    const { cases, concurrency } = referenceScenario
    const idle = megabytes(process.pid)
    say(`idle: ${idle} MB in this process, with ${ground.constellation.engines?.size} cells and every service embedded`)
    await countStatements(ground)
    await tell(ground, WARM_UP)
    const before = await statements(ground)
    const results: StoryResult[] = []
    const casesPerSecond = await ratePerSecond(cases, concurrency, async (number) => {
      results.push(await tell(ground, number))
    })
    const perCase = (await statements(ground)).total - before.total
    const statementsPerCase = Math.round(perCase / cases)
    const floor = (await floorPerSecond(ground)) / statementsPerCase
    const distinct = new Set(results.map((result) => result.certificateNumber)).size
    if (distinct !== cases || results.some((result) => !result.verified))
      throw new Error(`${distinct} certificates for ${cases} cases`)
    say(`cases: ${rounded(casesPerSecond)}/s, ${statementsPerCase} statements each; floor: ${rounded(floor)}/s`)
    return {
      name: 'case',
      // The floor does none of a case's work, so there is nothing to promise of the ratio; it is compared between trees.
      ...against(null, rounded(casesPerSecond / floor, 3)),
      casesPerSecond: rounded(casesPerSecond, 3),
      statementsPerCase,
      floorCasesPerSecond: rounded(floor),
      idleMegabytes: idle,
    }
  })
}

function tell(ground: Ground, number: number): Promise<StoryResult> {
  const narrator = { step: () => undefined, request: () => undefined, remark: () => undefined }
  let said = 0
  const unique = (): string => {
    said += 1
    return `${referenceScenario.seed} ${number} ${said}`
  }
  return tellStory({ origin: ground.constellation.origin, folder: ground.folder, narrator, unique })
}

async function countStatements(ground: Ground): Promise<void> {
  const client = new Client({ connectionString: ground.databases.adminUrls.joint })
  await client.connect()
  await client.query('create extension if not exists pg_stat_statements')
  await client.end()
}

/** Statements of all four databases so far. */
async function statements(ground: Ground): Promise<{ total: number }> {
  const client = new Client({ connectionString: ground.databases.adminUrls.joint })
  await client.connect()
  const { rows } = await client.query<{ total: string }>('select sum(calls) as total from pg_stat_statements')
  await client.end()
  return { total: Number(rows[0]?.total) }
}

async function floorPerSecond(ground: Ground): Promise<number> {
  const pool = new Pool({ connectionString: ground.databases.adminUrls.hk, max: FLOOR_CONNECTIONS })
  try {
    return await ratePerSecond(20_000, FLOOR_CONNECTIONS, () => pool.query({ name: 'floor', text: 'select 1' }))
  } finally {
    await pool.end()
  }
}

/** Resident memory of a process, in megabytes, as Linux counts it. */
function megabytes(pid: number): number | null {
  try {
    const kilobytes = readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+) kB/)?.[1]
    return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024)
  } catch {
    return null
  }
}
