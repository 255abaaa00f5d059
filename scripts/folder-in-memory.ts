import { execFileSync } from 'node:child_process'
import { constants, copyFileSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const GIB = 1024 ** 3
/** A whole run of the suite keeps less than 1 GiB at once; what is left when a test fails is room beside it. */
const FREE_MIN = 8 * GIB
/** What the run's own processes need stays beside it. */
const MEMORY_MIN = 12 * GIB

/**
 * Where a run of the suite writes: a folder in memory, if this machine has one with room to spare in which programs may run;
 * else, or where `TMPDIR` names one, the temporary folder. Most of what a run writes is databases that end with it, and on a
 * disk their files cost more than the tests.
 */
export function folderInMemory(inMemory = '/dev/shm'): string {
  const isChosen = process.env['TMPDIR'] !== undefined
  return !isChosen && isRoomy(inMemory) && runsPrograms(inMemory) ? inMemory : tmpdir()
}

function isRoomy(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize >= FREE_MIN && process.availableMemory() >= MEMORY_MIN
  } catch {
    return false
  }
}

/** Containers often forbid it: a browser and the copies of the tree that the tests start could not run there. */
function runsPrograms(parent: string): boolean {
  let folder: string | undefined
  try {
    folder = mkdtempSync(join(parent, 'concert-probe-'))
    const program = join(folder, 'true')
    copyFileSync('/bin/true', program, constants.COPYFILE_EXCL)
    execFileSync(program)
    return true
  } catch {
    return false
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
  }
}
