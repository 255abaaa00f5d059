import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { tellStory } from '../story/story.ts'
import { type Ground, onGround } from './ground.ts'
import { against, type BenchResult, inTurn, type Measured, quantile, rounded, type Say } from './measure.ts'
import { SAMPLES } from './quiet-reading.ts'
import { startBareHop } from './start-bare-hop.ts'
import { startRegistryFloor } from './start-registry-floor.ts'

/**
 * The slowest of a hundred readers may wait 1.5 times as long as at a bare handler with the same limiter and the same abusers. Where every service is a
 * process of its own behind an origin, the bare handler is behind a bare hop too (decision 65).
 */
const BAR = rounded(1 / 1.5)
/** What one address may send to a service within its window, as it is shipped. */
const REQUESTS_MAX = 1_000
/** The first only warms up. */
const ROUNDS = 6

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
    const handler = await startRegistryFloor(ground, REQUESTS_MAX)
    try {
      await using floor = await startBareHop(handler.origin)
      const beside = await inTurn(
        ROUNDS,
        () => p99BesideAbusers(origin, number, say),
        () => p99BesideAbusers(floor.origin, number, say),
      )
      return {
        ...beside,
        quiet: await p99OfReaders(origin, number),
        floorQuiet: await p99OfReaders(floor.origin, number),
        direct: await p99BesideAbusers(handler.origin, number, say),
      }
    } finally {
      await handler.stop()
    }
  })
  const [one, each] = [against(BAR, shareOf(together)), against(BAR, shareOf(split))]
  say(`abuse: p99 ${rounded(together.ours)} ms, bare handler ${rounded(together.floor)} ms`)
  say(`abuse, split: p99 ${rounded(split.ours)} ms, without abusers ${rounded(split.quiet)} ms`)
  say(`bare handler behind a bare hop: p99 ${rounded(split.floor)} ms, without abusers ${rounded(split.floorQuiet)} ms`)
  say(`bare handler, without the hop: p99 ${rounded(split.direct)} ms`)
  return {
    name: 'abuse',
    ...one,
    met: one.met && each.met,
    readersPerSecond: rounded(1000 / together.ours, 1),
    p99Ms: rounded(together.ours),
    floorP99Ms: rounded(together.floor),
    quartiles: quartilesOf(together),
    samples: SAMPLES,
    split: {
      ...each,
      quartiles: quartilesOf(split),
      p99Ms: rounded(split.ours),
      floorP99Ms: rounded(split.floor),
      quietP99Ms: rounded(split.quiet),
      floorQuietP99Ms: rounded(split.floorQuiet),
      directP99Ms: rounded(split.direct),
    },
  }
}

/** Waits are better the shorter they are, so the ratio is the floor's over ours. */
const shareOf = (measured: Measured): number => rounded(1 / measured.ratio)
/** The spread of the rounds' ratios, turned over like the ratio itself. */
const quartilesOf = ({ quartiles: [lower, upper] }: Measured) => [rounded(1 / upper), rounded(1 / lower)] as const

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

/** The readers are a process of their own, so that they take the event loop of neither side. */
async function p99OfReaders(origin: string, certificateNumber: string): Promise<number> {
  const readers = fork(join(import.meta.dirname, 'readers.ts'), [], {
    env: { ...process.env, ORIGIN: origin, CERTIFICATE_NUMBER: certificateNumber },
  })
  const ended = once(readers, 'exit')
  const [waits] = (await Promise.race([
    once(readers, 'message'),
    ended.then(() => {
      throw new Error('a quiet reader was not answered')
    }),
  ])) as [number[]]
  await ended
  return quantile(waits, 0.99)
}
