import { validateFileName } from 'yauzl'
import { checkBareName, isActingName } from '../file-name.ts'
import { addFinding, type Place } from '../inspection.ts'

/** No file system takes a longer name of a file or folder. */
const NAME_BYTES_MAX = 255

/** Judges where an entry would be unpacked, and what it is called, folder by folder. */
export function checkPath(name: string, place: Place): void {
  // Some programs write signs of another width as their plain forms.
  const leaves = [name, name.normalize('NFKC')].some(leavesItsFolder)
  const parts = name.split(/[/\\]/).filter((part) => part !== '')
  if (leaves || parts.some(isOfDriveOrStream) || parts.some((part) => Buffer.byteLength(part) > NAME_BYTES_MAX))
    addFinding(place, 'archive-path')
  for (const part of parts) if (part !== '..') checkBareName(part, place.inspection.findings, place.within)
  if (parts.some(isActingName)) addFinding(place, 'entry-type-not-accepted', { name })
}

function leavesItsFolder(name: string): boolean {
  return validateFileName(name) !== null || name === '' || /^~|\0/.test(name)
}

/** Where a colon is of a clock: as Unix writes the time into a name. */
const clock = /(?<=\d):(?=\d\d)/g

/**
 * Whether a program on Windows could take a colon for the end of a drive (`C:`) or the beginning of a second stream of a file (`a.txt:b`,
 * `a.txt::$DATA`). That of a clock can begin a stream too, but none that another entry or the system knows. A colon of full width, as Chinese titles
 * have it, is a sign like others, but where it would be a drive or a stream of the system in its plain form.
 */
function isOfDriveOrStream(part: string): boolean {
  return /^[A-Za-z]?:|:[:$]|:$/.test(part.normalize('NFKC')) || part.replaceAll(clock, '').includes(':')
}

/**
 * Whether two entries would be unpacked to one place: they are called alike where capitals, composition or width do not count, or a colon is written
 * as `_`, or one is the folder of another, or what stands before its colon. Which of the two is there afterwards depends on the program.
 */
export function haveOnePlace(names: readonly string[]): boolean {
  const folded = names.map((name) => name.normalize('NFKC').toUpperCase().toLowerCase())
  const files = new Set(folded.filter((name) => !name.endsWith('/')))
  return (
    new Set(folded.map((name) => name.replaceAll(':', '_'))).size < folded.length ||
    folded.some((name) => [...foldersOf(name), ...beforeColons(name)].some((place) => files.has(place)))
  )
}

function foldersOf(name: string): string[] {
  const parts = name.split('/')
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'))
}

function beforeColons(name: string): string[] {
  return [...name.matchAll(/:/g)].map(({ index }) => name.slice(0, index))
}
