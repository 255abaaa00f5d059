import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { root } from './databases.ts'

export interface Separate {
  readonly name: string
  readonly pid: number
  /** The reason why the process has ended; undefined while it runs. */
  readonly ended: string | undefined
  readonly logFile: string
  /** Ends the process and waits for it; kills it after ten seconds. */
  stop(): Promise<void>
  kill(signal: NodeJS.Signals): Promise<void>
}

export interface SeparateOptions {
  readonly name: string
  readonly script: string
  readonly environment: Readonly<Record<string, string>>
  readonly logFolder: string
  /** Called when the process ends without a request. */
  readonly onCrash: (reason: string) => void
}

const STOP_DEADLINE_MS = 10_000
const PRELOAD = import.meta.resolve('./end-with-parent.ts')

/** Runs one service as a process of its own, with exactly this environment and its log in a file. It ends with this process. */
export function startSeparate(options: SeparateOptions): Separate {
  mkdirSync(options.logFolder, { recursive: true, mode: 0o700 })
  const logFile = join(options.logFolder, `${options.name}.log`)
  const log = openSync(logFile, 'a', 0o600)
  const child = spawn(process.execPath, ['--import', PRELOAD, join(root, options.script)], {
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...options.environment },
    stdio: ['ignore', log, log, 'ipc'],
    // Its own process group: Ctrl-C in a terminal reaches only this process, which ends the services in order.
    detached: true,
  })
  closeSync(log)
  let isAsked = false
  let ended: string | undefined
  const end = (reason: string): void => {
    ended = reason
    if (!isAsked) options.onCrash(reason)
  }
  // Without a process there is no exit; every other error is of a signal that could not be sent.
  child.on('error', (error) => {
    if (child.pid === undefined) end(error.message)
  })
  child.once('exit', (code, signal) => end(signal ?? `exit code ${code}`))
  const ask = async (signal: NodeJS.Signals): Promise<void> => {
    isAsked = true
    await endChild(child, signal)
  }
  return {
    name: options.name,
    pid: child.pid ?? 0,
    logFile,
    get ended() {
      return ended
    },
    stop: () => ask('SIGTERM'),
    kill: (signal) => ask(signal),
  }
}

async function endChild(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_DEADLINE_MS)
  await ended
  clearTimeout(timer)
}

/** The file for the process of the development identity provider: people, clients, and the URLs of its databases. */
export function writeIdentityFile(file: string, content: object): void {
  writeFileSync(file, JSON.stringify(content), { mode: 0o600 })
}

/**
 * Waits until a service is ready.
 *
 * @throws Error with the end of its log when its process ends, or when it is not ready within the deadline
 */
export async function untilReady(separate: Separate, url: string, deadlineMs = 30_000): Promise<void> {
  const until = Date.now() + deadlineMs
  for (;;) {
    if (separate.ended !== undefined) throw logEndOf(separate, `ended while starting (${separate.ended})`)
    const isReady = await fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
      (answer) => answer.ok,
      () => false,
    )
    if (isReady) return
    if (Date.now() > until) throw logEndOf(separate, 'did not become ready')
    await delay(50)
  }
}

const LOG_LINES = 5

/** The error that says what happened to a service, with the end of its log. */
export function logEndOf({ name, logFile }: Separate, what: string): Error {
  const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-LOG_LINES)
  return new Error(`service ${name} ${what}; the end of ${logFile}:\n${lines.join('\n')}`)
}
