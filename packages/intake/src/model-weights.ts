// Weights of a model are told by their first bytes. None of them is accepted (docs/decisions/0049-weights-are-examined-on-site.md), and a
// pickle would also run when it is opened.

type Sign = readonly [mediaType: string, isBegunBy: (head: Buffer) => boolean]

/** Longest header of safetensors, in bytes: its own limit. */
const SAFETENSORS_HEADER_MAX = 100_000_000n
/** Versions of GGUF and of the intermediate representation of ONNX that a first byte may name: all there are, and some to come. */
const VERSIONS_MAX = 32

const signs: readonly Sign[] = [
  ['application/x-gguf', (head) => starts(head, 0, 'GGUF') && isVersion(head.readUInt32LE(4))],
  ['application/x-safetensors', isSafetensors],
  ['application/x-onnx', isOnnx],
  ['application/x-tflite', (head) => starts(head, 4, 'TFL3')],
  // Protocol 2 to 5, which begin with an opcode that no text has; the two older ones are text.
  ['application/x-pickle', (head) => head[0] === 0x80 && (head[1] ?? 0) >= 2 && (head[1] ?? 0) <= 5],
]

/** The format of weights that bytes begin as, which are no text; undefined where they are of none that is known. */
export function weightsTypeOf(head: Buffer): string | undefined {
  if (head.length < 9) return undefined
  return signs.find(([, isBegunBy]) => isBegunBy(head))?.[0]
}

/** Whether a media type is one by which weights are told. */
export function isWeightsType(mediaType: string): boolean {
  return signs.some(([known]) => known === mediaType)
}

/** A length of eight bytes, and then that much JSON, which names its tensors. */
function isSafetensors(head: Buffer): boolean {
  const length = head.readBigUInt64LE(0)
  return length > 1n && length <= SAFETENSORS_HEADER_MAX && /^\{\s*"/.test(head.toString('latin1', 8, 64))
}

/** A protocol buffer whose first field is the version of the representation and whose second the name of its producer. */
function isOnnx(head: Buffer): boolean {
  const [field, version = 0, next, length = 0] = head
  if (field !== 0x08 || !isVersion(version) || next !== 0x12 || length === 0 || length > 64) return false
  return /^[\x20-\x7e]+$/.test(head.toString('latin1', 4, 4 + length))
}

function isVersion(version: number): boolean {
  return version > 0 && version <= VERSIONS_MAX
}

function starts(head: Buffer, at: number, sign: string): boolean {
  return head.toString('latin1', at, at + sign.length) === sign
}
