import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

export interface LivingProcess {
  readonly parent: number
  /** When it started, in the format of the system; used only to distinguish it from another process of the same number. */
  readonly since: string
  /** Its command line, with a space after each argument. */
  readonly command: string
}

/** The parent, start and command line of a running process. */
export function describeProcess(pid: number): LivingProcess | undefined {
  try {
    return process.platform === 'linux' ? fromProc(pid) : fromPs(pid)
  } catch {
    return undefined
  }
}

/** proc(5): the second field is the program's name in brackets and can contain spaces; fields are counted from the third. */
const PARENT = 1
const START_TIME = 19

function fromProc(pid: number): LivingProcess {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  return { parent: Number(fields[PARENT]), since: fields[START_TIME] ?? '', command }
}

function fromPs(pid: number): LivingProcess | undefined {
  const line = execFileSync('ps', ['-o', 'ppid=,lstart=,args=', '-p', String(pid)], {
    encoding: 'utf8',
    // Otherwise the name of the month would depend on the locale of the caller.
    env: { PATH: '/bin:/usr/bin', LC_ALL: 'C' },
  })
  const [, parent, since, command] = line.trim().match(/^(\d+) +(\w+ +\w+ +\d+ +[\d:]+ +\d+) +(.*)$/) ?? []
  if (parent === undefined || since === undefined || command === undefined) return undefined
  return { parent: Number(parent), since, command: `${command} ` }
}
