import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { root } from './databases.ts'

export interface Separate {
  readonly name: string
  readonly pid: number
  /** Ends the process and waits for it; after ten seconds without mercy. */
  stop(): Promise<void>
  kill(signal: NodeJS.Signals): Promise<void>
}

export interface SeparateOptions {
  readonly name: string
  readonly script: string
  readonly environment: Readonly<Record<string, string>>
  readonly logFolder: string
  /** Called when the process ends without having been asked to. */
  readonly onCrash: (name: string, reason: string) => void
}

const STOP_DEADLINE_MS = 10_000

/** Runs one service as a process of its own, with exactly this environment and its log in a file. */
export function startSeparate(options: SeparateOptions): Separate {
  mkdirSync(options.logFolder, { recursive: true })
  const log = createWriteStream(join(options.logFolder, `${options.name}.log`), { flags: 'a' })
  const child = spawn(process.execPath, [join(root, options.script)], {
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout.pipe(log, { end: false })
  child.stderr.pipe(log, { end: false })
  let isAsked = false
  child.once('exit', (code, signal) => {
    log.end()
    if (!isAsked) options.onCrash(options.name, signal ?? `exit code ${code}`)
  })
  const ask = async (signal: NodeJS.Signals): Promise<void> => {
    isAsked = true
    await endChild(child, signal)
  }
  return { name: options.name, pid: child.pid ?? 0, stop: () => ask('SIGTERM'), kill: (signal) => ask(signal) }
}

async function endChild(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_DEADLINE_MS)
  await ended
  clearTimeout(timer)
}

/** The file that tells the development identity provider's own process whom it knows. */
export function writeIdentityFile(file: string, content: object): void {
  writeFileSync(file, JSON.stringify(content), { mode: 0o600 })
}

/** Waits until a service answers that it is ready. @throws Error when it does not within the deadline */
export async function untilReady(name: string, url: string, deadlineMs = 30_000): Promise<void> {
  const until = Date.now() + deadlineMs
  for (;;) {
    const isReady = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    )
    if (isReady) return
    if (Date.now() > until) throw new Error(`service ${name} did not become ready; see its log`)
    await delay(50)
  }
}
