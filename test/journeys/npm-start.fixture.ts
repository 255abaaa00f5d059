import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '@concert/local/databases'
import { describeProcess } from '@concert/postgres/describe-process'
import { until } from '../story/session.ts'
import type { StoryResult } from '../story/story.ts'

/** A script of the project in a process of its own. */
export interface Running {
  readonly child: ChildProcess
  /** All that it has said so far. */
  said(): string
  /** Sends the signal and resolves once the process has ended. */
  end(...signals: NodeJS.Signals[]): Promise<Ended>
  ended(): Promise<Ended>
}

/** `npm start` as its script runs it. */
export interface Start extends Running {
  /** Resolves with where it answers; rejects when it ends instead. */
  ready(): Promise<string>
}

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly said: string
}

type Environment = Readonly<Record<string, string>>

/** A folder to start in, whose name has a space and is not ASCII. */
export function newFolder(): string {
  return join(mkdtempSync(join(tmpdir(), 'concert start 中文 ')), 'concert')
}

export function start(args: readonly string[], environment: Environment = {}): Start {
  const running = runScript('start.ts', args, environment)
  const { child, said } = running
  return {
    ...running,
    ready: () =>
      until('npm start to be ready', async () => {
        if (child.exitCode !== null || child.signalCode !== null) throw new Error(`it ended:\n${said()}`)
        return said().includes('Stop     Ctrl-C') ? said().match(/Open +(http:\S+)/)?.[1] : undefined
      }),
  }
}

function runScript(name: string, args: readonly string[], environment: Environment): Running {
  const child = spawn(process.execPath, [join(root, 'scripts', name), ...args], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  }
  const exit = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>
  const ended = async (): Promise<Ended> => {
    const [code, signal] = await exit
    return { code, signal, said }
  }
  return {
    child,
    said: () => said,
    ended,
    end: (...signals) => {
      for (const signal of signals) child.kill(signal)
      return ended()
    },
  }
}

/** Tells the story to an origin with the script, and returns what its last line says. */
export async function storyOn(origin: string, folder: string): Promise<StoryResult> {
  const { code, said } = await runStory(['--origin', origin, '--folder', folder]).ended()
  if (code !== 0) throw new Error(`the story ended with ${code}:\n${said.slice(-2_000)}`)
  return resultIn(said)
}

/** `npm run story -- --json` as its script runs it, in a process of its own. */
export function runStory(args: readonly string[], environment: Environment = {}): Running {
  return runScript('story.ts', ['--json', ...args], environment)
}

/** What the last line of a story says. */
export function resultIn(said: string): StoryResult {
  return JSON.parse(said.trimEnd().split('\n').at(-1) ?? '') as StoryResult
}

/** The `concert` command in a process of its own. */
export async function runConcert(args: readonly string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [join(root, 'packages/cli/src/main.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  }
  const [code] = await once(child, 'close')
  return { code, said }
}

/** From /proc where there is one: small images have no `ps`. */
function everyProcess(): { pid: number; parent: number; command: string }[] {
  if (process.platform === 'linux') {
    const pids = readdirSync('/proc').map(Number).filter(Number.isInteger)
    return pids.flatMap((pid) => {
      const found = describeProcess(pid)
      return found === undefined ? [] : [{ pid, ...found }]
    })
  }
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).trim().split('\n')
  return lines.flatMap((line) => {
    const [, own, parent, command = ''] = line.match(/^\s*(\d+)\s+(\d+)\s+(.*)$/) ?? []
    return own === undefined ? [] : [{ pid: Number(own), parent: Number(parent), command }]
  })
}

/** The processes that a process has started and these in turn, with their command lines. */
export function descendantsOf(pid: number): { pid: number; command: string }[] {
  const all = everyProcess()
  const below = (of: number): typeof all =>
    all.filter(({ parent }) => parent === of).flatMap((one) => [one, ...below(one.pid)])
  return below(pid).map(({ pid: own, command }) => ({ pid: own, command }))
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** Where a PostgreSQL among these processes keeps its data. */
export function dataFolderOf(started: readonly { command: string }[]): string | undefined {
  return started.map(({ command }) => command.match(/postgres -D (.+?) -c /)?.[1]).find((path) => path !== undefined)
}

/** What a start left behind of itself: living processes, and the lock files of the folder and of PostgreSQL. */
export function remainsOf(started: readonly { pid: number; command: string }[], folder: string): string[] {
  const dataDir = dataFolderOf(started)
  const locks = [join(folder, 'running.json'), ...(dataDir === undefined ? [] : [join(dataDir, 'postmaster.pid')])]
  return [
    ...started.filter(({ pid }) => isAlive(pid)).map(({ pid, command }) => `process ${pid}: ${command}`),
    ...locks.filter((path) => existsSync(path)),
  ]
}
