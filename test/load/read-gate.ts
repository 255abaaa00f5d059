import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { factsOf, readOfEvaluator } from '@concert/domain/read-gate/examples'
import { decideRead } from '@concert/domain/read-gate/read-gate'
import { startFakeClamd } from '@concert/testing/fake-clamd'
import { filesOf, openDraft } from '../story/apply.ts'
import { openDossier, recordBasis } from '../story/read-across-border.ts'
import { until } from '../story/session.ts'
import { type Ground, LIFTED, onGround } from './ground.ts'
import { lettersOf, makeFile } from './made-file.ts'
import { against, type BenchResult, inTurn, rounded, type Say } from './measure.ts'
import { startFileFloor } from './start-file-floor.ts'
import { uploadWhole } from './tus-upload.ts'

/** Decisions of the function alone, per second of processor time. */
const DECISIONS_BAR = 50_000
/** A read in the own cell, over a bare handler that streams the same file. */
const LOCAL_BAR = 0.7
/** A read through two cells, over one in the own cell. */
const CROSSING_BAR = 0.4
const ROUNDS = 4
const DECISIONS = 100_000
const MEBIBYTE = 1_048_576
/** What a scanner takes. */
const LOCAL_BYTES = 96 * MEBIBYTE
/** What an evaluator of the story opens in one piece. */
const CROSSING_BYTES = 7 * MEBIBYTE
const CROSSING_READS = 16

/**
 * The read gate: decisions of the pure function; the bytes of a file in its own cell against a bare `createReadStream` over HTTP; and a file
 * read from the cell of another authority against the same one read where it lies. Every read has a token and enters the custody.
 */
export async function benchReadGate(say: Say): Promise<BenchResult> {
  const decisions = Math.min(...decided.map(decisionsPerSecond))
  say(`read-gate: ${rounded(decisions, 0)} decisions a second`)
  const scanner = await startFakeClamd({ answer: () => 'stream: OK' })
  try {
    const { host, port } = scanner.address
    return await onGround({ isSplit: true, requestsMax: LIFTED, scanner: `tcp://${host}:${port}` }, async (ground) => {
      const { own: large, path } = await largeFileOn(ground)
      await using floor = await startFileFloor(path)
      const bare = { url: floor.url, headers: {}, bytes: LOCAL_BYTES }
      const local = await inTurn(
        ROUNDS,
        () => mebibytesPerSecond(large, 1),
        () => mebibytesPerSecond(bare, 1),
      )
      say(`read-gate: ${rounded(local.ours, 0)} MiB/s in the own cell, bare handler ${rounded(local.floor, 0)} MiB/s`)
      const { own, crossing } = await fileOfADossier(ground)
      const across = await inTurn(
        ROUNDS,
        () => mebibytesPerSecond(crossing, CROSSING_READS),
        () => mebibytesPerSecond(own, CROSSING_READS),
      )
      say(`read-gate: ${rounded(across.ours, 0)} MiB/s across the border, ${rounded(across.floor, 0)} in the own cell`)
      const [one, other] = [against(LOCAL_BAR, local.ratio), against(CROSSING_BAR, across.ratio)]
      return {
        name: 'read-gate',
        ...one,
        met: one.met && other.met && decisions >= DECISIONS_BAR,
        quartiles: local.quartiles,
        oursPerSecond: rounded(local.ours, 0),
        floorPerSecond: rounded(local.floor, 0),
        decisionsPerSecond: rounded(decisions, 0),
        decisionsBar: DECISIONS_BAR,
        crossing: {
          ...other,
          quartiles: across.quartiles,
          perSecond: rounded(across.ours, 0),
          ownPerSecond: rounded(across.floor, 0),
        },
      }
    })
  } finally {
    await scanner.close()
  }
}

/** One of each: in the own cell, under a contract, and refused. */
const decided = [factsOf('HK', 'C8', ['HK']), factsOf('MO', 'C8', ['CN']), factsOf('MO', 'C8', ['CN'], [])]

function decisionsPerSecond(facts: (typeof decided)[number]): number {
  const run = (): number => {
    const began = process.cpuUsage()
    for (let count = 0; count < DECISIONS; count += 1) decideRead(readOfEvaluator, facts)
    const { user, system } = process.cpuUsage(began)
    return (DECISIONS * 1_000_000) / (user + system)
  }
  run()
  return run()
}

interface Reading {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: number
}

const quiet = { step: () => undefined, request: () => undefined, remark: () => undefined }

/** A file of a draft in Hong Kong, for its applicant, and the same bytes as a file beside. */
async function largeFileOn({ constellation, folder }: Ground): Promise<{ own: Reading; path: string }> {
  const { applicant, draft } = await openDraft({ origin: constellation.origin, folder, narrator: quiet })
  const token = await applicant.tokenFor('evidence')
  const port = constellation.ports.evidence
  const made = makeFile(LOCAL_BYTES)
  const evidenceId = await uploadWhole({ port, token, applicationId: draft.applicationId }, made)
  const own = {
    url: `http://127.0.0.1:${port}/hk/v1/evidence/${evidenceId}/content`,
    headers: { authorization: `Bearer ${token}` },
    bytes: LOCAL_BYTES,
  }
  await until('the inspection of the file', async () => ((await answerTo(own)).statusCode === 409 ? undefined : true))
  const path = join(folder, 'floor')
  await writeFile(path, made.from(0))
  return { own, path }
}

/** A file of persons of the mainland, for its applicant there, and for a decision maker in Macao under a contract. */
async function fileOfADossier({ constellation, folder }: Ground): Promise<{ own: Reading; crossing: Reading }> {
  const written = { text: lettersOf(CROSSING_BYTES).toString('latin1'), fileName: 'measured.txt' }
  const personalData = { 'cn-gd': written }
  const world = { origin: constellation.origin, folder, narrator: quiet, personalData }
  const { reader, applied, params } = await openDossier(world)
  await recordBasis(world, applied)
  const files = await filesOf(applied.applicant, applied.applicationId)
  const file = files.find(({ digest }) => digest === params.digest)
  if (file === undefined) throw new Error('the applicant does not find the file')
  const { evidence, exchange } = constellation.ports
  const across = `/mo/v1/exchange/recognitions/${String(params.recognitionId)}/evidence/${params.digest}/content`
  return {
    own: {
      url: `http://127.0.0.1:${evidence}/cn-gd/v1/evidence/${file.evidenceId}/content`,
      headers: { authorization: `Bearer ${await applied.applicant.tokenFor('evidence')}` },
      bytes: file.sizeBytes,
    },
    crossing: {
      url: `http://127.0.0.1:${exchange}${across}`,
      headers: { authorization: `Bearer ${await reader.tokenFor('exchange')}` },
      bytes: file.sizeBytes,
    },
  }
}

async function mebibytesPerSecond(reading: Reading, reads: number): Promise<number> {
  const began = performance.now()
  for (let read = 0; read < reads; read += 1) {
    const answer = await answerTo(reading)
    let received = 0
    for await (const piece of answer as AsyncIterable<Buffer>) received += piece.length
    if (answer.statusCode !== 200 || received !== reading.bytes)
      throw new Error(`${reading.url} answers ${answer.statusCode} with ${received} bytes`)
  }
  return (reads * reading.bytes * 1_000) / MEBIBYTE / (performance.now() - began)
}

async function answerTo({ url, headers }: Reading): Promise<IncomingMessage> {
  const [answer] = (await once(request(url, { headers, agent: false }).end(), 'response')) as [IncomingMessage]
  return answer
}
