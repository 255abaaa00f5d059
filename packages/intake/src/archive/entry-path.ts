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
  if (leaves || parts.some((part) => Buffer.byteLength(part) > NAME_BYTES_MAX)) addFinding(place, 'archive-path')
  for (const part of parts) if (part !== '..') checkBareName(part, place.inspection.findings, place.within)
  if (parts.some(isActingName)) addFinding(place, 'entry-type-not-accepted', { name })
}

function leavesItsFolder(name: string): boolean {
  return validateFileName(name) !== null || name === '' || /^[A-Za-z]:|^~|\0|:/.test(name)
}

/**
 * Whether two entries would be unpacked to one place: they are called alike where capitals, composition or width do not count, or one is the
 * folder of another. Which of the two is there afterwards depends on the program.
 */
export function haveOnePlace(names: readonly string[]): boolean {
  const folded = names.map((name) => name.normalize('NFKC').toUpperCase().toLowerCase())
  const files = new Set(folded.filter((name) => !name.endsWith('/')))
  return (
    new Set(folded).size < folded.length || folded.some((name) => foldersOf(name).some((folder) => files.has(folder)))
  )
}

function foldersOf(name: string): string[] {
  const parts = name.split('/')
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'))
}
