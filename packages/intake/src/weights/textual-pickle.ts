import type { Head } from './weights-format.ts'

// The two oldest protocols of pickle have no signature: they are told by walking through their opcodes, which no prose is made of.

/** Opcodes whose arguments have an end of their own. The letters are those of `pickletools` of Python. */
const opcode = new RegExp(
  [
    String.raw`[().012NQRabdelostu\]}]`,
    String.raw`[gp]\d+\r?\n`,
    String.raw`[IL]-?\d+L?\r?\n`,
    String.raw`F[-+\d.einfa]+\r?\n`,
    String.raw`S(?:'[^\n]*'|"[^\n]*")\r?\n`,
    String.raw`[VP][^\n]*\n`,
    String.raw`[ci][A-Za-z_][\w.]*\r?\n[A-Za-z_][\w.]*\r?\n`,
    String.raw`[Khq][^]`,
    String.raw`M[^]{2}`,
    String.raw`[Jjr][^]{4}`,
    String.raw`G[^]{8}`,
  ].join('|'),
  'y',
)
const STOP = '.'
/** What makes a pickle more than one value: a mark, an empty list, dictionary or tuple, or the name of what it makes. */
const structures = '(]})c'
/** Fewer are told of nothing: `N.` begins a sentence as well. */
const OPCODES_MIN = 3
/** A string that goes on where the head ends. */
const cutString = /^(?:S['"]|[VP])[^\n]*$/

interface Walk {
  readonly opcodes: number
  readonly isStructured: boolean
  /** At the end of a pickle with nothing behind it, at the end of what there is to read, or where there is no opcode. */
  readonly endsAt: 'stop' | 'head' | 'other'
}

/** Whether a file is a pickle of protocol 0 or 1, or several in a row, to its end or as far as its head goes. Pure. */
export function isTextualPickle(head: Head): boolean {
  const { opcodes, isStructured, endsAt } = walkThrough(head.bytes)
  if (!isStructured || opcodes < OPCODES_MIN) return false
  return endsAt === 'stop' || (endsAt === 'head' && !head.isWhole)
}

function walkThrough(bytes: Buffer): Walk {
  const text = bytes.toString('latin1')
  let at = 0
  let opcodes = 0
  let isStructured = false
  while (at < text.length) {
    const next = afterOpcode(text, bytes, at)
    if (next === undefined) return { opcodes, isStructured, endsAt: cutString.test(text.slice(at)) ? 'head' : 'other' }
    opcodes += 1
    isStructured ||= structures.includes(text[at] ?? '')
    if (text[at] === STOP && text.slice(next).trim() === '') return { opcodes, isStructured, endsAt: 'stop' }
    at = next
  }
  return { opcodes, isStructured, endsAt: 'head' }
}

/** Where the next opcode begins; undefined where there is none at this place, or it is not whole. */
function afterOpcode(text: string, bytes: Buffer, at: number): number | undefined {
  const counted = lengthOfCounted(bytes, at)
  if (counted !== undefined) return at + counted
  opcode.lastIndex = at
  return opcode.test(text) ? opcode.lastIndex : undefined
}

/** A string behind its length, of one byte or of four. */
function lengthOfCounted(bytes: Buffer, at: number): number | undefined {
  const letter = String.fromCharCode(bytes[at] ?? 0)
  if (letter === 'U' && at + 2 <= bytes.length) return 2 + bytes.readUInt8(at + 1)
  if ((letter === 'X' || letter === 'T') && at + 5 <= bytes.length) return 5 + bytes.readUInt32LE(at + 1)
  return undefined
}
