import { readFileSync } from 'node:fs'
import { Client, Pool } from 'pg'
import { type StoryResult, tellStory } from '../story/story.ts'
import { against, type BenchResult, type Ground, onGround, ratePerSecond, rounded, type Say } from './measure.ts'

const CASES = 16
const FLOOR_CONNECTIONS = 8

/**
 * Whole cases, sixteen at a time, from the company's first request to the suspension in Macao. The floor is the same number of
 * the smallest statements there are, sent over as many connections as one service has: what the database alone would allow.
 */
export async function benchCase(say: Say): Promise<BenchResult> {
  return onGround(false, async (ground) => {
    const idle = megabytes(process.pid)
    say(`idle: ${idle} MB in this process, with ${ground.constellation.engines?.size} cells and every service embedded`)
    await countStatements(ground)
    await tell(ground)
    const before = await statements(ground)
    const began = performance.now()
    const results = await Promise.all(Array.from({ length: CASES }, () => tell(ground)))
    const casesPerSecond = (CASES * 1000) / (performance.now() - began)
    const perCase = (await statements(ground)).total - before.total
    const statementsPerCase = Math.round(perCase / CASES)
    const floor = (await floorPerSecond(ground)) / statementsPerCase
    const distinct = new Set(results.map((result) => result.certificateNumber)).size
    if (distinct !== CASES || results.some((result) => !result.verified))
      throw new Error(`${distinct} certificates for ${CASES} cases`)
    say(`cases: ${rounded(casesPerSecond)}/s, ${statementsPerCase} statements each; floor: ${rounded(floor)}/s`)
    return {
      name: 'case',
      // The floor does none of a case's work, so there is nothing to promise of the ratio; it is compared between runs.
      ...against(null, rounded(casesPerSecond / floor, 3)),
      casesPerSecond: rounded(casesPerSecond),
      statementsPerCase,
      floorCasesPerSecond: rounded(floor),
      idleMegabytes: idle,
    }
  })
}

function tell(ground: Ground): Promise<StoryResult> {
  const narrator = { step: () => undefined, request: () => undefined, remark: () => undefined }
  return tellStory({ origin: ground.constellation.origin, folder: ground.folder, narrator })
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
