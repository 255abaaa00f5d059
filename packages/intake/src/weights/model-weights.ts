import { headOfHdf5, isKeras } from './hdf5.ts'
import { protocolBufferOf } from './protocol-buffers.ts'
import { isTextualPickle } from './textual-pickle.ts'
import type { Head, WeightsFormat } from './weights-format.ts'

// Weights of a model are told by their first bytes. None of them is accepted (docs/decisions/0049-weights-are-examined-on-site.md), and a
// pickle would also run when it is opened.

type Sign = readonly [format: WeightsFormat, isBegunBy: (head: Buffer) => boolean]

/** Longest header of safetensors, in bytes: its own limit. */
const SAFETENSORS_HEADER_MAX = 100_000_000n
/** Versions of GGUF that a first byte may name: all there are, and some to come. */
const VERSIONS_MAX = 32
/** The first byte of a protocol buffer that begins with a version. */
const VERSION_FIELD = 0x08
/** Formats of the time before GGUF, as their four letters stand in the file. */
const beforeGguf = new Set(['lmgg', 'tjgg', 'fmgg', 'algg'])

const signs: readonly Sign[] = [
  ['gguf', (head) => starts(head, 0, 'GGUF') && head.readUInt32LE(4) > 0 && head.readUInt32LE(4) <= VERSIONS_MAX],
  ['ggml', (head) => beforeGguf.has(head.toString('latin1', 0, 4))],
  ['safetensors', isSafetensors],
  ['tflite', (head) => starts(head, 4, 'TFL3')],
  ['ort', (head) => starts(head, 4, 'ORTM')],
  ['executorch', (head) => /^ET\d\d$/.test(head.toString('latin1', 4, 8))],
  ['tensorrt', (head) => starts(head, 0, 'ftrt') || starts(head, 0, 'ptrt')],
  // Protocol 2 to 5, which begin with an opcode that no text has.
  ['pickle', (head) => head[0] === 0x80 && (head[1] ?? 0) >= 2 && (head[1] ?? 0) <= 5],
  // A table of numbers is none by itself; one of objects is a pickle behind a header.
  ['pickle', (head) => starts(head, 0, '\x93NUMPY') && /'descr': ?'\|O/.test(head.toString('latin1', 8, 256))],
  ['keras', (head) => headOfHdf5(head) && isKeras(head)],
]

/** The format of weights that bytes begin as, which are no text; undefined where they are of none that is known. */
export function weightsFormatOf(head: Head): WeightsFormat | undefined {
  const { bytes } = head
  if (bytes.length < 9) return undefined
  const signed = signs.find(([, isBegunBy]) => isBegunBy(bytes))?.[0]
  return signed ?? protocolBufferOf(bytes) ?? (isTextualPickle(head) ? 'pickle' : undefined)
}

/** The format of weights that are written as text; undefined where they are none. */
export function weightsFormatOfText(head: Head): WeightsFormat | undefined {
  if (isTextualPickle(head)) return 'pickle'
  // A message whose first bytes a text could have, with a long description.
  if (head.bytes[0] === VERSION_FIELD) return protocolBufferOf(head.bytes)
  const text = head.bytes.toString('latin1')
  if (/^tree\r?\nversion=v\d/.test(text)) return 'lightgbm'
  return /^\s*\{\s*"learner"\s*:\s*\{\s*"/.test(text) ? 'xgboost' : undefined
}

/** A length of eight bytes, and then that much JSON, which names its tensors. */
function isSafetensors(head: Buffer): boolean {
  const length = head.readBigUInt64LE(0)
  return length > 1n && length <= SAFETENSORS_HEADER_MAX && /^\{\s*"/.test(head.toString('latin1', 8, 64))
}

function starts(head: Buffer, at: number, sign: string): boolean {
  return head.toString('latin1', at, at + sign.length) === sign
}
