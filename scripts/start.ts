import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { planes, root, startConstellation, startOwnDatabases, type Databases } from '@concert/local'
import { authorities } from '@concert/domain'
import { variableOf } from '@concert/platform'

const PORT = 8080

const { values: flags } = parseArgs({
  options: {
    split: { type: 'boolean', default: false },
    reset: { type: 'boolean', default: false },
    port: { type: 'string', default: String(PORT) },
  },
})

const folder = join(root, '.local', 'concert')
if (flags.reset) rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true, mode: 0o700 })

const began = performance.now()
const databases = (await givenDatabases(process.env)) ?? (await ownDatabases())
const constellation = await startConstellation({
  folder,
  databases,
  port: Number(flags.port),
  isSplit: flags.split,
  redisUrl: process.env['REDIS_URL'],
  onStep: (step, milliseconds, detail) => say(step, milliseconds, detail),
  onCrash: (service, reason) =>
    console.error(`  ✘ service ${service} ended by itself (${reason}); its log is in .local/concert/logs`),
})
sayWelcome(constellation.origin, performance.now() - began)

let isStopping = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (isStopping) return
    isStopping = true
    console.log('\n  stopping …')
    constellation
      .stop()
      .then(() => databases.stop())
      .then(() => console.log('  stopped; nothing is left running'))
      .catch((error: unknown) => {
        console.error(error)
        process.exitCode = 1
      })
  })
}

async function ownDatabases(): Promise<Databases> {
  const start = performance.now()
  const own = await startOwnDatabases(folder)
  say('PostgreSQL', performance.now() - start, own.description)
  return own
}

/** Databases that the operator names, one a plane; a role that may create roles and schemas in each. */
function givenDatabases(environment: NodeJS.ProcessEnv): Databases | undefined {
  const names = {
    ...Object.fromEntries(authorities.map((authority) => [authority, variableOf('DATABASE_URL', authority)])),
    joint: 'DATABASE_URL_JOINT',
  }
  const urls = planes.map((plane) => [plane, environment[names[plane as keyof typeof names] ?? '']] as const)
  const given = urls.filter(([, url]) => url !== undefined)
  if (given.length === 0) return undefined
  const missing = urls.filter(([, url]) => url === undefined).map(([plane]) => names[plane as keyof typeof names])
  if (missing.length > 0)
    throw new Error(`Some databases are named and some are not; set ${missing.join(', ')} as well.`)
  return {
    adminUrls: Object.fromEntries(given) as Databases['adminUrls'],
    description: 'as the environment names it',
    stop: async () => undefined,
  }
}

function say(step: string, milliseconds: number, detail: string): void {
  console.log(`  ✔ ${step.padEnd(22)}${(milliseconds / 1000).toFixed(1).padStart(6)} s   ${detail}`)
}

function sayWelcome(origin: string, milliseconds: number): void {
  const port = Number(new URL(origin).port)
  if (port !== Number(flags.port)) console.log(`  ! port ${flags.port} is taken, so this is port ${port}`)
  console.log(`
  Ready in ${(milliseconds / 1000).toFixed(1)} s. The authorities are reference tenants, unaffiliated with any government.

  Open     ${origin}                what runs here
           ${origin}/register       the public register
           ${origin}/docs           the API
  Story    npm run story -- --origin ${origin}
  Stop     Ctrl-C        Start afresh: npm start -- --reset        One process a service: npm start -- --split
`)
}
