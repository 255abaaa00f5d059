import { createHash, randomBytes } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describeProcess } from './describe-process.ts'

/** The process that a claim belongs to. */
export interface Holder {
  readonly pid: number
  /** Its command line and its start: a number that belongs to somebody else by now is not that process. */
  readonly command: string
  readonly since: string
  /** Where it answers, once it does. */
  readonly origin?: string
}

/** Another living process has the claim. */
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
  /** Notes where this process answers, for whoever comes next. */
  answersAt(origin: string): void
  /** Gives it back. One that is another's by now is left alone. */
  release(): void
}

/** The claims of this very process: a file with its number that it did not write is of a process before it. */
const ownFiles = new Set<string>()

/**
 * Takes a claim that one process at a time can have, as a file. One whose holder is gone is taken over.
 *
 * @throws ClaimHeld while a living process has it
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

/** The living process that has a claim, if there is one. */
export function livingHolder(file: string): Holder | undefined {
  const holder = parse(readText(file))
  return holder !== undefined && isLiving(holder, resolve(file)) ? holder : undefined
}

/** @throws ClaimHeld while a living process has it, or is just taking it over */
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
 * Takes over a claim that was judged stale. Whoever does so first claims that very text, so that of many who judged the same
 * one replaces it, and nobody replaces what came after it.
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

/** Whether the file was free. It appears whole or not at all: a full disk or a kill leaves at most a draft, which claims nothing. */
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

/** What is no claim, for example an empty file, belongs to nobody. */
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
