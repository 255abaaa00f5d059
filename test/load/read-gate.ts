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
import { against, type BenchResult, inTurn, medianOf, rounded, type Say } from './measure.ts'
import { startBareHop } from './start-bare-hop.ts'
import { startFileFloor } from './start-file-floor.ts'
import { uploadWhole } from './tus-upload.ts'

/** Decisions of the function alone, per second of processor time. */
const DECISIONS_BAR = 50_000
/** A read in the own cell, over a bare handler that streams the same file. */
const LOCAL_BAR = 0.7
/** What a read through two cells has of one in the own cell, over what as many bare hops have of one. */
const CROSSING_BAR = 0.7
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
      const crossing = await crossingOn(ground, say)
      const one = against(LOCAL_BAR, local.ratio)
      return {
        name: 'read-gate',
        ...one,
        met: one.met && crossing.met && decisions >= DECISIONS_BAR,
        quartiles: local.quartiles,
        oursPerSecond: rounded(local.ours, 0),
        floorPerSecond: rounded(local.floor, 0),
        decisionsPerSecond: rounded(decisions, 0),
        decisionsBar: DECISIONS_BAR,
        crossing,
      }
    })
  } finally {
    await scanner.close()
  }
}

/**
 * What a read across the border has of one in its own cell, over what three bare hops have of one: a handler that streams the same file, one that passes it
 * on, and one that passes it on and hashes it (decision 65).
 */
async function crossingOn(ground: Ground, say: Say) {
  const { own, crossing, text } = await fileOfADossier(ground)
  const path = join(ground.folder, 'crossing-floor')
  await writeFile(path, text)
  await using handler = await startFileFloor(path)
  await using origin = await startBareHop(handler.url)
  await using authority = await startBareHop(origin.origin, { isHashing: true })
  const bare = { url: handler.url, headers: {}, bytes: Buffer.byteLength(text) }
  const across = speeds(crossing)
  const beside = speeds(own)
  const threeHops = speeds({ ...bare, url: `${authority.origin}/` })
  const oneHop = speeds(bare)
  const measured = await inTurn(
    ROUNDS,
    async () => (await across.measure()) / (await beside.measure()),
    async () => (await threeHops.measure()) / (await oneHop.measure()),
  )
  say(
    `read-gate: ${across.median()} MiB/s across the border, ${beside.median()} in the own cell: ${rounded(measured.ours)}`,
  )
  say(
    `read-gate: ${threeHops.median()} MiB/s over three bare hops, ${oneHop.median()} over one: ${rounded(measured.floor)}`,
  )
  return {
    ...against(CROSSING_BAR, measured.ratio),
    quartiles: measured.quartiles,
    ofOwnCell: rounded(measured.ours),
    hopsOfOneHop: rounded(measured.floor),
    perSecond: across.median(),
    ownPerSecond: beside.median(),
    hopsPerSecond: threeHops.median(),
    oneHopPerSecond: oneHop.median(),
  }
}

/** Measures the same reading again and again, and knows the median in MiB/s. */
function speeds(reading: Reading) {
  const seen: number[] = []
  return {
    async measure(): Promise<number> {
      const speed = await mebibytesPerSecond(reading, CROSSING_READS)
      seen.push(speed)
      return speed
    },
    median: () => rounded(medianOf(seen.slice(1)), 0),
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
async function fileOfADossier({
  constellation,
  folder,
}: Ground): Promise<{ own: Reading; crossing: Reading; text: string }> {
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
    text: written.text,
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
