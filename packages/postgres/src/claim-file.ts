import { createHash, randomBytes } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describeProcess } from './describe-process.ts'

/** The process that holds a claim. */
export interface Holder {
  readonly pid: number
  /** Its command line and its start: another process can have the same number later. */
  readonly command: string
  readonly since: string
  /** The address at which it answers, once it does. */
  readonly origin?: string
}

/** Another running process holds the claim. */
export class ClaimHeld extends Error {
  readonly holder: Holder

  constructor(file: string, holder: Holder) {
    super(`${file} is held by process ${holder.pid}`)
    this.name = 'ClaimHeld'
    this.holder = holder
  }
}

/** What this process has claimed until it releases it. */
export interface Claim {
  /** Stores the address at which this process answers, for later processes. */
  answersAt(origin: string): void
  /** Releases the claim. A claim that another process has taken over is left alone. */
  release(): void
}

/** The claims of this process: a file with its number that it did not write belongs to an earlier process. */
const ownFiles = new Set<string>()

/**
 * Takes a claim, as a file, that only one process can hold at a time. A claim whose holder has ended is taken over.
 *
 * @throws ClaimHeld while a running process holds it
 */
export function takeClaim(path: string): Claim {
  const file = resolve(path)
  const found = describeProcess(process.pid)
  const own: Holder = { pid: process.pid, command: found?.command ?? '', since: found?.since ?? '' }
  acquire(file, own)
  ownFiles.add(file)
  return {
    answersAt: (origin) => replace(file, { ...own, origin }),
    release: () => {
      const holder = parse(readText(file))
      if (holder?.pid === own.pid && holder.since === own.since) rmSync(file, { force: true })
      ownFiles.delete(file)
    },
  }
}

/** The running process that holds a claim, if there is one. */
export function livingHolder(file: string): Holder | undefined {
  const holder = parse(readText(file))
  return holder !== undefined && isLiving(holder, resolve(file)) ? holder : undefined
}

/** @throws ClaimHeld while a running process holds it or is taking it over */
function acquire(file: string, own: Holder): void {
  for (;;) {
    if (placed(file, own)) return
    const text = readText(file)
    if (text === undefined) continue
    const holder = parse(text)
    if (holder !== undefined && isLiving(holder, file)) throw new ClaimHeld(file, holder)
    if (succeeded(file, text, own)) return
  }
}

/**
 * Takes over a stale claim. A process first claims exactly that text, so only one of several replaces it, and none
 * replaces the claim that came after it.
 */
function succeeded(file: string, stale: string, own: Holder): boolean {
  const succession = `${file}.after-${createHash('sha256').update(stale).digest('hex').slice(0, 16)}`
  acquire(succession, own)
  try {
    if (readText(file) !== stale) return false
    replace(file, own)
    return true
  } finally {
    rmSync(succession, { force: true })
  }
}

/**
 * Whether the file was free. It appears completely or not at all: a full disk or a kill leaves at most a draft, which
 * claims nothing.
 */
function placed(file: string, holder: Holder): boolean {
  return writtenBeside(file, holder, (draft) => {
    try {
      linkSync(draft, file)
      return true
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false
      throw error
    }
  })
}

function replace(file: string, holder: Holder): void {
  writtenBeside(file, holder, (draft) => renameSync(draft, file))
}

function writtenBeside<Result>(file: string, holder: Holder, place: (draft: string) => Result): Result {
  const draft = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`
  try {
    writeFileSync(draft, JSON.stringify(holder), { flag: 'wx' })
    return place(draft)
  } finally {
    rmSync(draft, { force: true })
  }
}

function isLiving(holder: Holder, file: string): boolean {
  if (holder.pid === process.pid) return ownFiles.has(file)
  const found = describeProcess(holder.pid)
  return found !== undefined && found.command === holder.command && found.since === holder.since
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

/** A file that is not a claim, for example an empty one, belongs to nobody. */
function parse(text: string | undefined): Holder | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return typeof value === 'object' && value !== null && 'pid' in value ? (value as Holder) : undefined
  } catch {
    return undefined
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
