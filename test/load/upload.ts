import { createHash } from 'node:crypto'
import { open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openDraft } from '../story/apply.ts'
import { until } from '../story/session.ts'
import { type Ground, LIFTED, onGround } from './ground.ts'
import { makeFile, type MadeFile } from './made-file.ts'
import { against, type BenchResult, inTurn, rounded, type Say } from './measure.ts'
import { type Target, uploadCut, uploadWhole } from './tus-upload.ts'

/** The least that is promised: of hashing, writing and syncing the same bytes. */
const BAR = 0.7
const ROUNDS = 4
const CUTS = 200
/** What the service may hold more in the largest upload than in the others, in bytes. */
const RESIDENT_BYTES_MAX = 64 * 1_048_576
const MEBIBYTE = 1_048_576
/** How long the checks of one file may take. */
const INSPECTION_MS = 600_000

/**
 * Uploads of a file in one part (tus 1.0), from the first byte to its record. The floor hashes, writes and syncs the same bytes. Then a file
 * of a quarter of the size is cut off 200 times at random bytes, and one five times as large goes through memory that does not grow.
 */
export function benchUpload(say: Say, _rows: number, bytes: number): Promise<BenchResult> {
  return onGround({ isSplit: true, requestsMax: LIFTED }, async (ground) => {
    const target = await targetOn(ground)
    const files = Array.from({ length: ROUNDS }, () => makeFile(bytes))
    const at = (round: number): MadeFile => files[round] ?? makeFile(bytes)
    const measured = await inTurn(
      ROUNDS,
      async (round) => {
        let evidenceId = ''
        const speed = await mebibytesPerSecond(bytes, async () => {
          evidenceId = await uploadWhole(target, at(round))
        })
        // Otherwise the checks of this file would take a core from the next measurement.
        await inspected(target, evidenceId)
        return speed
      },
      (round) => mebibytesPerSecond(bytes, () => hashAndWrite(ground, at(round))),
    )
    say(`upload: ${rounded(measured.ours, 0)} MiB/s; sha256, write and fsync: ${rounded(measured.floor, 0)} MiB/s`)
    const cut = makeFile(Math.ceil(bytes / 4))
    await requireEqual(target, cut, await uploadCut(target, cut, CUTS))
    say(`upload: cut off ${CUTS} times, the same in the end`)
    const before = await residentBytes(ground)
    await uploadWhole(target, makeFile(5 * bytes))
    const grownBytes = (await residentBytes(ground)) - before
    const ratio = against(BAR, measured.ratio)
    return {
      name: 'upload',
      ...ratio,
      met: ratio.met && grownBytes <= RESIDENT_BYTES_MAX,
      quartiles: measured.quartiles,
      bytes,
      oursPerSecond: rounded(measured.ours, 0),
      floorPerSecond: rounded(measured.floor, 0),
      cuts: CUTS,
      residentBytes: before,
      grownBytes,
      grownBytesMax: RESIDENT_BYTES_MAX,
    }
  })
}

async function targetOn({ constellation, folder }: Ground): Promise<Target> {
  const narrator = { step: () => undefined, request: () => undefined, remark: () => undefined }
  const { applicant, draft } = await openDraft({ origin: constellation.origin, folder, narrator })
  const token = await applicant.tokenFor('evidence')
  return { port: constellation.ports.evidence, token, applicationId: draft.applicationId }
}

async function mebibytesPerSecond(bytes: number, work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return (bytes * 1_000) / MEBIBYTE / (performance.now() - began)
}

async function hashAndWrite({ folder }: Ground, made: MadeFile): Promise<void> {
  const path = join(folder, 'floor')
  const hash = createHash('sha256')
  {
    await using file = await open(path, 'w')
    for (const chunk of made.from(0)) {
      hash.update(chunk)
      await file.write(chunk)
    }
    await file.sync()
  }
  if (hash.digest('hex') !== made.digest) throw new Error('the floor read other bytes')
  await rm(path)
}

function ask({ port, token }: Target, path: string): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}/hk/v1/evidence/${path}`, { headers: { authorization: `Bearer ${token}` } })
}

/** Whatever the checks found: a text of more than 256 MiB is beyond their limits, and stays closed. */
function inspected(target: Target, evidenceId: string): Promise<true> {
  const asking = async () => {
    const { inspection } = (await (await ask(target, evidenceId)).json()) as { inspection: unknown }
    return inspection === null ? undefined : true
  }
  return until('the inspection of a file', asking, INSPECTION_MS)
}

/** Reads the evidence again, once it was inspected, and hashes it. */
async function requireEqual(target: Target, made: MadeFile, evidenceId: string): Promise<void> {
  await inspected(target, evidenceId)
  const answer = await ask(target, `${evidenceId}/content`)
  const hash = createHash('sha256')
  for await (const chunk of answer.body ?? []) hash.update(chunk)
  if (hash.digest('hex') !== made.digest) throw new Error('the upload that was cut off has other bytes')
}

/** The most that the process of the service has held so far, as Linux counts it. */
async function residentBytes({ constellation }: Ground): Promise<number> {
  const pid = constellation.processes.get('evidence')?.pid ?? 0
  const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8')) ?? []
  if (kibibytes === undefined) throw new Error('the system does not say what a process holds')
  return Number(kibibytes) * 1_024
}
