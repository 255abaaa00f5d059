import { fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { tellStory } from '../story/story.ts'
import { type Ground, onGround } from './ground.ts'
import { against, type BenchResult, inTurn, type Measured, quantile, rounded, type Say } from './measure.ts'
import { startRegistryFloor } from './start-registry-floor.ts'

/** The slowest of a hundred readers may wait 1.5 times as long as at a bare handler with the same limiter and the same abusers. */
const BAR = rounded(1 / 1.5)
/** And, where every service is a process of its own behind an origin, twice as long: each request has two hops (decision 33). */
const BAR_SPLIT = 0.5
/** What one address may send to a service within its window, as it is shipped. */
const REQUESTS_MAX = 1_000
const ROUNDS = 4
/** Each sends fewer requests than its limit, from an address of its own, whether or not it was answered. */
const READERS = 4
const SAMPLES_EACH = 500
const PAUSE_MS = 25

/**
 * Quiet readers of a certificate beside eight callers who send as fast as they are answered: lookups, searches without a hit, and bodies of
 * 75,000 unknown names. What is compared are the readers' waits, from when a request was due.
 */
export async function benchAbuse(say: Say): Promise<BenchResult> {
  const together = await onGround({ isSplit: false }, async (ground) => {
    const number = await certificateOn(ground)
    const floor = await startRegistryFloor(ground, REQUESTS_MAX)
    try {
      return await inTurn(
        ROUNDS,
        () => p99BesideAbusers(ground.constellation.origin, number, say),
        () => p99BesideAbusers(floor.origin, number, say),
      )
    } finally {
      await floor.stop()
    }
  })
  const split = await onGround({ isSplit: true }, async (ground) => {
    const number = await certificateOn(ground)
    const { origin } = ground.constellation
    const floor = await startRegistryFloor(ground, REQUESTS_MAX)
    try {
      const beside = await inTurn(
        ROUNDS,
        () => p99BesideAbusers(origin, number, say),
        () => p99BesideAbusers(floor.origin, number, say),
      )
      return {
        ...beside,
        quiet: await p99OfReaders(origin, number),
        floorQuiet: await p99OfReaders(floor.origin, number),
      }
    } finally {
      await floor.stop()
    }
  })
  const [one, each] = [against(BAR, shareOf(together)), against(BAR_SPLIT, shareOf(split))]
  say(`abuse: p99 ${rounded(together.ours)} ms, bare handler ${rounded(together.floor)} ms`)
  say(`abuse, split: p99 ${rounded(split.ours)} ms, without abusers ${rounded(split.quiet)} ms`)
  say(`bare handler: p99 ${rounded(split.floor)} ms, without abusers ${rounded(split.floorQuiet)} ms`)
  return {
    name: 'abuse',
    ...one,
    met: one.met && each.met,
    readersPerSecond: rounded(1000 / together.ours, 1),
    p99Ms: rounded(together.ours),
    floorP99Ms: rounded(together.floor),
    samples: READERS * SAMPLES_EACH,
    split: {
      ...each,
      p99Ms: rounded(split.ours),
      floorP99Ms: rounded(split.floor),
      quietP99Ms: rounded(split.quiet),
      floorQuietP99Ms: rounded(split.floorQuiet),
    },
  }
}

/** Waits are better the shorter they are, so the ratio is the floor's over ours. */
const shareOf = (measured: Measured): number => rounded(1 / measured.ratio)

async function certificateOn({ constellation: { origin }, folder }: Ground): Promise<string> {
  const quiet = { step: () => undefined, request: () => undefined, remark: () => undefined }
  return (await tellStory({ origin, folder, narrator: quiet })).certificateNumber
}

async function p99BesideAbusers(origin: string, certificateNumber: string, say: Say): Promise<number> {
  const abusers = fork(join(import.meta.dirname, 'abusers.ts'), [], {
    env: { ...process.env, ORIGIN: origin, CERTIFICATE_NUMBER: certificateNumber },
  })
  await once(abusers, 'message')
  try {
    return await p99OfReaders(origin, certificateNumber)
  } finally {
    abusers.send('over')
    const [counts] = (await once(abusers, 'message')) as [Record<string, number>]
    say(`abusers were answered: ${JSON.stringify(counts)}`)
    if (abusers.exitCode === null) await once(abusers, 'exit')
  }
}

async function p99OfReaders(origin: string, certificateNumber: string): Promise<number> {
  const url = `${origin}/registry/v1/certificates/${certificateNumber}`
  const waits = await Promise.all(Array.from({ length: READERS }, (_, index) => waitsOf(url, `127.0.1.${index + 1}`)))
  return quantile(waits.flat(), 0.99)
}

/** @returns the waits of one reader, in milliseconds */
async function waitsOf(url: string, localAddress: string): Promise<number[]> {
  const agent = new Agent({ keepAlive: true })
  const began = performance.now()
  const waits = await Promise.all(
    Array.from({ length: SAMPLES_EACH }, async (_, index) => {
      const due = began + index * PAUSE_MS
      await new Promise((resolve) => setTimeout(resolve, Math.max(due - performance.now(), 0)))
      const status = await statusOf(url, localAddress, agent)
      if (status !== 200) throw new Error(`a quiet reader was answered ${status}`)
      return performance.now() - due
    }),
  )
  agent.destroy()
  return waits
}

/** As every client does, asks once more where the server closed a kept connection just when it was used again. */
function statusOf(url: string, localAddress: string, agent: Agent): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { localAddress, agent }, (answer) => {
      answer.resume().once('end', () => resolve(answer.statusCode))
    })
    sent.once('error', (error) => (sent.reusedSocket ? resolve(statusOf(url, localAddress, agent)) : reject(error)))
    sent.end()
  })
}
