import autocannon from 'autocannon'
import { Client } from 'pg'
import { tellStory } from '../story/story.ts'
import { type Ground, LIFTED, onGround } from './ground.ts'
import { against, type BenchResult, inTurn, rounded, type Say } from './measure.ts'
import { startRegistryFloor } from './start-registry-floor.ts'

/** The least that is promised: of the bare handler's throughput. */
const BAR = 0.85
const ROWS = 10_000
const ROUNDS = 16
const SECONDS = 1
const CONNECTIONS = 16

/**
 * Lookup of a certificate by its number. The floor is a bare Fastify handler in a process of its own, like the registry's,
 * that counts requests with the same limiter, does the same select with the same pool size and sends the same text.
 */
export async function benchRegistry(say: Say): Promise<BenchResult> {
  return onGround({ isSplit: true, requestsMax: LIFTED }, async (ground) => {
    const quiet = { step: () => undefined, request: () => undefined, remark: () => undefined }
    const { certificateNumber } = await tellStory({
      origin: ground.constellation.origin,
      folder: ground.folder,
      narrator: quiet,
    })
    await multiply(ground, certificateNumber)
    const floor = await startRegistryFloor(ground, LIFTED)
    const port = ground.constellation.ports.registry
    try {
      const measured = await inTurn(
        ROUNDS,
        () => requestsPerSecond(`http://127.0.0.1:${port}/registry/v1/certificates/${certificateNumber}`),
        () => requestsPerSecond(`${floor.origin}/registry/v1/certificates/${certificateNumber}`),
      )
      say(`registry: ${rounded(measured.ours, 0)}/s; bare handler: ${rounded(measured.floor, 0)}/s; ${ROWS} rows`)
      return {
        name: 'registry',
        ...against(BAR, measured.ratio),
        quartiles: measured.quartiles,
        oursPerSecond: rounded(measured.ours, 0),
        floorPerSecond: rounded(measured.floor, 0),
        rows: ROWS,
      }
    } finally {
      await floor.stop()
    }
  })
}

/** Copies the one certificate under other numbers, so that the lookup searches an index of some depth. */
async function multiply(ground: Ground, certificateNumber: string): Promise<void> {
  const client = new Client({ connectionString: ground.databases.adminUrls.joint })
  await client.connect()
  // Nobody signed a copy, so the register's triggers would refuse it.
  await client.query('set session_replication_role = replica')
  await client.query(
    `insert into registry.certificates (certificate_number, lead_authority, content, certificate_digest, credential, document,
       search_text, valid_from, valid_to, issued_at, published_at)
     select 'COPY-' || n, lead_authority, content, certificate_digest, credential, document, search_text, valid_from, valid_to,
       issued_at, published_at
     from registry.certificates, generate_series(1, $2) as n where certificate_number = $1`,
    [certificateNumber, ROWS],
  )
  await client.query('vacuum analyze registry.certificates')
  await client.end()
}

async function requestsPerSecond(url: string): Promise<number> {
  const result = await autocannon({ url, connections: CONNECTIONS, duration: SECONDS })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refusals, ${result.errors} errors`)
  return result.requests.average
}
