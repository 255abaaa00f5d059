import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type * as DatabasesModule from '@concert/local/databases'
import { root } from '@concert/local/databases'
import type { StoryResult } from '../story/story.ts'
import { copyTree } from './copied-tree.fixture.ts'
import type * as WholeModule from './whole.fixture.ts'
import type * as StoryModule from '../story/story.ts'
import type * as VerifyAuditModule from './verify-audit.fixture.ts'
import type * as JurisdictionsModule from '@concert/domain/jurisdictions'

// Tells the story where a fourth authority joined: in a copy of the tree, over which test/fourth-authority is laid. A process of its
// own, because the authorities are constants of the code. When its parent is gone, or a signal comes, it stops what it started and
// removes the copy.

/** What this process tells its parent: how far it is, and in the end what it found. */
export type Told = { readonly step: Step; readonly folder: string } | { readonly outcome: Outcome }

type Step = 'copied' | 'started' | 'told'

export interface Outcome {
  /** What the compiler says of the copy; empty when it has nothing to say. */
  readonly compiler: string
  readonly story: StoryResult
  /** Whose signatures the register shows. */
  readonly signedBy: readonly string[]
  /** Whose signatures each cell holds, by authority. */
  readonly attestations: Readonly<Record<string, readonly string[]>>
  /** What `concert audit verify` answers about each cell, by authority. */
  readonly audits: Readonly<Record<string, { readonly code: number; readonly said: string }>>
  /** How the tests between tenants end where there are four of them. */
  readonly betweenTenants: { readonly code: number; readonly said: string }
}

/** The tests that go through every authority and try what belongs to another. */
const BETWEEN_TENANTS = [
  'test/authorization/audiences.test.ts',
  'test/authorization/matrix.test.ts',
  'test/authorization/need-to-know.test.ts',
  'test/tenancy/canaries.test.ts',
  'test/tenancy/catalogue.test.ts',
  'test/tenancy/enumerations.test.ts',
  'test/journeys/bad-input-foreign-ids.test.ts',
  'test/journeys/bad-input-tokens.test.ts',
  'test/journeys/bad-input-envelopes.test.ts',
  'test/journeys/forged-events.test.ts',
]
/** Of them, what names the fourth or speaks of every one: the rest is tried of the three in the tree. Committed documents name three. */
const OF_THE_FOURTH = String.raw`^(?=.*(\bxa\b|\bevery\b))(?!.*is the committed one)`

const stopping = new AbortController()
process.once('disconnect', () => stopping.abort(new Error('the parent is gone')))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => stopping.abort(new Error(`stopped by ${signal}`)))
}

try {
  await run(stopping.signal)
} catch (error) {
  if (!stopping.signal.aborted) throw error
}
process.disconnect?.()

async function run(signal: AbortSignal): Promise<void> {
  await using started = new AsyncDisposableStack()
  const folder = mkdtempSync(join(tmpdir(), 'concert-fourth-'))
  started.defer(() => rmSync(folder, { recursive: true, force: true }))
  const tree = join(folder, 'tree')
  const say = (step: Step) => tell({ step, folder })
  copyTree(tree)
  cpSync(join(root, 'test/fourth-authority'), tree, { recursive: true })
  say('copied')
  const { startWhole } = await inCopy<typeof WholeModule>(tree, 'whole.fixture.ts')
  const { startOwnDatabases } = await inCopy<typeof DatabasesModule>(tree, '../../infra/local/src/databases.ts')
  const startDatabases = (own: string) => startOwnDatabases(own, { persistent: false })
  const whole = await startWhole({ signal, startDatabases })
  started.defer(() => whole.stop())
  say('started')
  const { tellStory } = await inCopy<typeof StoryModule>(tree, '../story/story.ts')
  const story = await unlessStopped(tellStory(whole.world), signal)
  say('told')
  await whole.idle()
  const records = await recordsOf(tree, whole, story.certificateNumber)
  await whole.stop()
  const compiler = await compilerOn(tree, signal)
  tell({ outcome: { compiler, story, ...records, betweenTenants: await testBetweenTenants(tree, folder, signal) } })
}

type Whole = Awaited<ReturnType<(typeof WholeModule)['startWhole']>>

async function recordsOf(
  tree: string,
  whole: Whole,
  certificateNumber: string,
): Promise<Omit<Outcome, 'compiler' | 'story' | 'betweenTenants'>> {
  const { verifyAudit } = await inCopy<typeof VerifyAuditModule>(tree, 'verify-audit.fixture.ts')
  const { authorities } = await inCopy<typeof JurisdictionsModule>(tree, '../../packages/domain/src/jurisdictions.ts')
  const answer = await fetch(`${whole.origin}/registry/v1/certificates/${certificateNumber}`)
  const { signedBy } = (await answer.json()) as { signedBy: string[] }
  const attestations: Record<string, string[]> = {}
  const audits: Record<string, { code: number; said: string }> = {}
  for (const authority of authorities) {
    const rows = await whole.rows(authority, 'select by_authority from certificates.attestations order by 1')
    attestations[authority] = rows.map((row) => String(row['by_authority']))
    audits[authority] = await verifyAudit(whole.databases.adminUrls[authority], authority)
  }
  return { signedBy, attestations, audits }
}

/** A module of the copy; its imports, `@concert/…` among them, are of the copy too. */
async function inCopy<Module>(tree: string, path: string): Promise<Module> {
  return (await import(pathToFileURL(join(tree, 'test/journeys', path)).href)) as Module
}

/** @returns what the compiler says, empty when it is content */
async function compilerOn(tree: string, signal: AbortSignal): Promise<string> {
  const compiler = join(tree, 'node_modules/.bin/tsc')
  const { code, said } = await runIn(tree, [compiler, '--noEmit', '-p', tree, '--pretty', 'false'], { signal })
  return code === 0 ? '' : said
}

/** Runs the tests between tenants in the copy, one file after the other: the suite that waits for them runs beside. */
function testBetweenTenants(tree: string, folder: string, signal: AbortSignal) {
  const vitest = join(tree, 'node_modules/vitest/vitest.mjs')
  const only = ['--maxWorkers=1', '--reporter=dot', '-t', OF_THE_FOURTH, ...BETWEEN_TENANTS]
  const env = { ...process.env, TMPDIR: folder, NO_COLOR: '1' }
  for (const name of Object.keys(env)) if (name.startsWith('VITEST')) Reflect.deleteProperty(env, name)
  return runIn(tree, [process.execPath, vitest, 'run', ...only], { signal, env })
}

/** @returns how a program ended in the copy, and the end of what it said */
function runIn(
  tree: string,
  [file = '', ...args]: readonly string[],
  options: { readonly signal: AbortSignal; readonly env?: NodeJS.ProcessEnv },
): Promise<{ code: number; said: string }> {
  return new Promise((resolve, reject) => {
    execFile(file, args, { ...options, cwd: tree, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (options.signal.aborted) reject(options.signal.reason as Error)
      else resolve({ code: error === null ? 0 : 1, said: `${stdout}${stderr}`.slice(-8000) || String(error?.message) })
    })
  })
}

async function unlessStopped<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })
  return Promise.race([work, stopped])
}

function tell(told: Told): void {
  if (process.connected) process.send?.(told)
}
