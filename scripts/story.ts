import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { runningOrigin } from '@concert/local/folder-claim'
import type { Narrator } from '../test/story/session.ts'
import { tellWholeStory, type WholeResult } from '../test/story/story.ts'
import { interruptible, untilAborted } from './interruption.ts'

const root = join(import.meta.dirname, '..')
const { values: flags } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    origin: { type: 'string' },
    /** The folder of the origin's keys, including those of the companies, and of the address of a running origin. */
    folder: { type: 'string', default: join(root, '.local', 'concert') },
  },
})

const localFolder = resolve(flags.folder)

const narrator: Narrator = {
  step: (number, title) => console.log(`\n${number}/8  ${title}`),
  request: (line) => console.log(`     ${line}`),
  remark: (text) => console.log(`   · ${text}`),
}

const running = flags.origin ?? runningOrigin(localFolder)
const result =
  running === undefined
    ? await onOwnConstellation()
    : await tellWholeStory({ origin: running, folder: localFolder, narrator })
const effects = Object.entries(result.effects).map(([place, status]) => `${place} ${status}`)
const sign = result.verified ? '✔' : '✘ not verified:'
console.log(`\n${sign} ${result.certificateNumber} in ${result.seconds} s: ${effects.join(', ')}`)
if (running !== undefined) console.log(`  See ${running}/register/${result.certificateNumber}`)
if (flags.json) console.log(JSON.stringify(result))
if (!result.verified) process.exitCode = 1

/**
 * Nothing runs here, so the story starts a constellation of its own, runs on it, and deletes it afterwards, even when
 * it is interrupted.
 */
async function onOwnConstellation(): Promise<WholeResult> {
  console.log(`Nothing runs on ${localFolder}; starting an origin for the story …`)
  return interruptible(toldOnOwn)
}

async function toldOnOwn(signal: AbortSignal): Promise<WholeResult> {
  // Only here: a story that is told to another process does without the services.
  const { startConstellation } = await import('@concert/local/constellation')
  const { startOwnDatabases } = await import('@concert/local/databases')
  const { cast } = await import('../test/story/cast.ts')
  await using started = new AsyncDisposableStack()
  const folder = mkdtempSync(join(tmpdir(), 'concert-story-'))
  started.defer(async () => rmSync(folder, { recursive: true, force: true }))
  const databases = await startOwnDatabases(folder, { persistent: false })
  started.defer(() => databases.stop())
  const constellation = await startConstellation({ folder, databases, cast, port: 0, logLevel: 'warn', signal })
  started.defer(() => constellation.stop())
  return await Promise.race([tellWholeStory({ origin: constellation.origin, folder, narrator }), untilAborted(signal)])
}
