import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Constellation, Crash } from '@concert/local/constellation'
import { PeopleOnRecord } from '@concert/local/people-on-record'
import type { SetUpCode } from '@concert/local/set-up-codes'
import type { Databases, Plane } from '@concert/local/databases'
import { claimFolder, FolderInUse } from '@concert/local/folder-claim'
import { authorities } from '@concert/domain/jurisdictions'
import { variableOf } from '@concert/platform/config'
import { hostIn } from '@concert/platform/origin/own-host'
import { usage } from './start-usage.mjs'

const root = join(import.meta.dirname, '..')
const PORT = 8080

/** Wrong usage of this command, explained to its user. */
class Misuse extends Error {}

/** A service that cannot be kept running: everything is stopped. */
class GivenUp extends Error {}

const stopping = new AbortController()
// Each repeated signal changes nothing: the first one stops everything in order.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(signal))

try {
  await run(process.env)
} catch (error) {
  if (error !== stopping.signal.reason) fail(error)
}
if (stopping.signal.reason instanceof GivenUp) fail(stopping.signal.reason)
if (stopping.signal.aborted) console.log('  stopped; nothing is left running')

function stop(signal: NodeJS.Signals): void {
  if (stopping.signal.aborted) return
  console.log('\n  stopping …')
  stopping.abort(new Error(`stopped by ${signal}`))
}

/**
 * Starts everything, waits for a signal to stop, and stops everything that was started in the opposite order, also when
 * a step fails. The services are loaded, which takes two seconds, once it is sure that they are to be started.
 */
async function run(environment: NodeJS.ProcessEnv): Promise<void> {
  await using started = new AsyncDisposableStack()
  const flags = readFlags()
  const given = givenDatabases(environment)
  const hosts = givenHosts(environment)
  if (flags.reset && given !== undefined) {
    throw new Misuse(
      'The environment names the databases, and --reset does not empty databases that others may use. Empty them yourself, or unset DATABASE_URL_*.',
    )
  }
  const claim = claimFolder(flags.folder)
  started.defer(() => claim.release())
  if (flags.reset) await reset(flags.folder)
  const { startConstellation } = await import('@concert/local/constellation')
  const { cast } = await import('../test/story/cast.ts')
  const began = performance.now()
  const databases = given ?? (await ownDatabases(flags.folder))
  started.defer(() => databases.stop())
  const constellation = await startConstellation({
    folder: flags.folder,
    databases,
    cast,
    port: flags.port,
    isSplit: flags.split,
    isEmpty: flags.empty,
    hosts,
    redisUrl: environment['REDIS_URL'],
    scanner: environment['CONCERT_EVIDENCE_SCANNER'],
    signal: stopping.signal,
    onStep: say,
    onCrash: sayCrash,
    onRestart: (service) => console.log(`  ✔ service ${service} runs again`),
    onGivenUp: (error) => stopping.abort(new GivenUp(error.message)),
  })
  started.defer(() => constellation.stop())
  claim.answersAt(constellation.origin)
  sayWelcome(constellation, flags, performance.now() - began)
  await new Promise((resolve) => stopping.signal.addEventListener('abort', resolve, { once: true }))
}

interface Flags {
  readonly split: boolean
  readonly reset: boolean
  readonly empty: boolean
  readonly port: number
  readonly folder: string
}

/** @throws Misuse naming the flag that is unknown or has no meaning */
function readFlags(): Flags {
  try {
    const { values } = parseArgs({
      options: {
        split: { type: 'boolean', default: false },
        reset: { type: 'boolean', default: false },
        empty: { type: 'boolean', default: false },
        port: { type: 'string', default: String(PORT) },
        folder: { type: 'string', default: join(root, '.local', 'concert') },
      },
    })
    const port = Number(values.port)
    if (!/^\d{1,5}$/.test(values.port) || port > 65_535) throw new Error(`--port ${values.port} is not a port`)
    return { ...values, port, folder: resolve(values.folder) }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Misuse(`${why}\n\n${usage}`)
  }
}

/** Deletes everything in the folder except the claim on it. */
async function reset(folder: string): Promise<void> {
  const { removeOwnDatabases } = await import('@concert/local/databases')
  await removeOwnDatabases(folder)
  for (const name of ['audit', 'evidence', 'keys', 'logs', 'trust', 'identity.json']) {
    rmSync(join(folder, name), { recursive: true, force: true })
  }
  console.log('  ✔ all data of earlier starts are deleted')
}

async function ownDatabases(folder: string): Promise<Databases> {
  const { startOwnDatabases } = await import('@concert/local/databases')
  const start = performance.now()
  const own = await startOwnDatabases(folder)
  say('PostgreSQL', performance.now() - start, own.description)
  return own
}

/**
 * Databases that the operator names, one per plane, each by a role that can create roles and schemas in it.
 *
 * @throws Misuse when only some are named
 */
function givenDatabases(environment: NodeJS.ProcessEnv): Databases | undefined {
  const variables: (readonly [Plane, string])[] = [
    ...authorities.map((authority) => [authority, variableOf('DATABASE_URL', authority)] as const),
    ['joint', 'DATABASE_URL_JOINT'],
  ]
  const given = variables.flatMap(([plane, variable]) => {
    const url = environment[variable]
    return url === undefined ? [] : [[plane, url] as const]
  })
  if (given.length === 0) return undefined
  const missing = variables.map(([, variable]) => variable).filter((variable) => environment[variable] === undefined)
  if (missing.length > 0) throw new Misuse(`Only some databases are named; set ${missing.join(', ')} as well.`)
  say('PostgreSQL', 0, 'the databases in DATABASE_URL_*')
  return {
    adminUrls: Object.fromEntries(given) as Databases['adminUrls'],
    description: 'as the environment names it',
    stop: async () => undefined,
  }
}

/**
 * The names under which the origin answers besides addresses and `localhost`: for example of a tunnel to this machine.
 *
 * @throws Misuse naming what is no name of a host
 */
function givenHosts({ CONCERT_HOSTS: given = '' }: NodeJS.ProcessEnv): string[] {
  const names = given.split(',').map((name) => name.trim().toLowerCase())
  const wrong = names.find((name) => name !== '' && hostIn(name) !== name)
  if (wrong !== undefined)
    throw new Misuse(`CONCERT_HOSTS: ${wrong} is no name of a host; name hosts without port, with commas between.`)
  return names.filter((name) => name !== '')
}

function say(step: string, milliseconds: number, detail: string): void {
  console.log(`  ✔ ${step.padEnd(22)}${(milliseconds / 1000).toFixed(1).padStart(6)} s   ${detail}`)
}

function sayCrash({ service, reason, logFile, pauseMs }: Crash): void {
  const next = pauseMs === undefined ? 'is not started again' : `is started again in ${pauseMs / 1000} s`
  console.error(`  ✘ service ${service} ended unexpectedly (${reason}) and ${next}; its log is ${logFile}`)
}

function sayWelcome({ origin, folder, setUpCodes }: Constellation, flags: Flags, milliseconds: number): void {
  // A URL leaves out the port that its scheme implies.
  const port = Number(new URL(origin).port || 80)
  const elsewhere = folder === join(root, '.local', 'concert') ? '' : ` --folder '${folder}'`
  // Its cast is not there where an authority starts empty.
  const story = flags.empty ? '' : `  Story    npm run story -- --origin ${origin}${elsewhere}\n`
  if (flags.port !== 0 && port !== flags.port) console.log(`  ! port ${flags.port} is taken, so this is port ${port}`)
  console.log(`
  Ready in ${(milliseconds / 1000).toFixed(1)} s. The authorities are reference tenants, unaffiliated with any government.

  Open     ${origin}                what runs here
           ${origin}/register       the public register
           ${origin}/docs           the API
${story}  Audit    npm run concert -- audit verify --authority hk --database-file '${join(folder, 'audit', 'hk.url')}'
  Logs     ${join(folder, 'logs')}
  Stop     Ctrl-C        Delete all data: npm start -- --reset        One process per service: npm start -- --split
`)
  if (flags.empty) saySetUp(setUpCodes, origin)
}

/** The codes are printed here and nowhere else; what is kept of them does not give them back. */
function saySetUp(codes: readonly SetUpCode[], origin: string): void {
  const [first] = codes
  if (first === undefined) {
    console.log('  Set up   every authority has an administrator in force; nobody else is set up by a code\n')
    return
  }
  console.log(`  Set up   one administrator for each authority, once, until ${first.endsAt}; shown only now:`)
  for (const { authority, code } of codes) console.log(`           ${authority.padEnd(6)} ${code}`)
  console.log(`           POST ${origin}/${first.authority}/v1/personnel/set-up   (docs/flows/set-up.md)\n`)
}

/** Prints what went wrong and what the user can do; everything that was started has been stopped by now. */
function fail(error: unknown): void {
  process.exitCode = 1
  if (error instanceof Misuse) console.error(`  ✘ ${error.message}`)
  else if (error instanceof GivenUp) console.error(`  ✘ Everything is stopped: ${error.message}`)
  else if (error instanceof PeopleOnRecord) {
    console.error(`  ✘ It cannot start empty, and what it had started is stopped: ${error.message}.`)
    console.error(
      '    Start without --empty to go on with them, with --folder <another folder> for an empty one, or with --reset to delete all data first.',
    )
  } else if (error instanceof FolderInUse) {
    console.error(`  ✘ Concert is already running: ${error.message}.`)
    console.error(
      `    Stop it with Ctrl-C there (or kill ${error.pid}), or start a second one with --folder <another folder>.`,
    )
  } else {
    console.error(`  ✘ The start failed, and what it had started is stopped: ${messageOf(error)}`)
    console.error(
      '    Fix the cause and start again. If the data are damaged, npm start -- --reset deletes them and starts again.',
    )
  }
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const own = error instanceof AggregateError ? error.errors.map(messageOf).join('; ') : error.message
  return error.cause === undefined ? own : `${own} (${messageOf(error.cause)})`
}
