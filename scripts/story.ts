import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Narrator, root, startConstellation, startOwnDatabases, type StoryResult, tellStory } from '@concert/local'

const { values: flags } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    origin: { type: 'string' },
    /** Where the origin's keys lie: the companies' own among them. */
    folder: { type: 'string', default: join(root, '.local', 'concert') },
  },
})

const DEFAULT_ORIGIN = 'http://127.0.0.1:8080'
const localFolder = resolve(flags.folder)

const narrator: Narrator = {
  step: (number, title) => console.log(`\n${number}/7  ${title}`),
  request: (line) => console.log(`     ${line}`),
  remark: (text) => console.log(`   · ${text}`),
}

const running = flags.origin ?? (await answers(DEFAULT_ORIGIN))
const result =
  running === undefined
    ? await onOwnConstellation()
    : await tellStory({ origin: running, folder: localFolder, narrator })
const { CN, HK, MO } = result.effects
console.log(`\n✔ ${result.certificateNumber} in ${result.seconds} s: CN ${CN}, HK ${HK}, MO ${MO}`)
if (running !== undefined) console.log(`  See ${running}/register/${result.certificateNumber}`)
if (flags.json) console.log(JSON.stringify(result))
if (!result.verified) process.exitCode = 1

async function answers(origin: string): Promise<string | undefined> {
  return fetch(`${origin}/registry/v1/authorities`, { signal: AbortSignal.timeout(2_000) }).then(
    (answer) => (answer.ok ? origin : undefined),
    () => undefined,
  )
}

/** Nothing runs here, so the story starts a constellation of its own, tells itself on it, and leaves nothing behind. */
async function onOwnConstellation(): Promise<StoryResult> {
  console.log('No origin answers; starting one for the story …')
  const folder = mkdtempSync(join(tmpdir(), 'concert-story-'))
  const databases = await startOwnDatabases(folder, { persistent: false })
  try {
    const constellation = await startConstellation({ folder, databases, port: 0, logLevel: 'warn' })
    try {
      return await tellStory({ origin: constellation.origin, folder, narrator })
    } finally {
      await constellation.stop()
    }
  } finally {
    await databases.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
