import type { WeightsFormat } from './weights-format.ts'

// A protocol buffer has no signature: it is told by the numbers and types of its first fields, and by what stands in them.

/** A field: its number, and its value where it is a number, or where its bytes stand. They may reach beyond the head. */
interface Field {
  readonly number: number
  readonly value: number | undefined
  readonly start: number
  readonly end: number
}

const NUMBER = 0
const BYTES = 2
/** Fields that are looked at of one message. */
const FIELDS_MAX = 16
/** Versions of a representation that a first field may name: all there are, and some to come. */
const VERSIONS_MAX = 32

/** The format of weights that a message begins as; undefined where it is of none that is known. Pure. */
export function protocolBufferOf(head: Buffer): WeightsFormat | undefined {
  const [first, ...rest] = fieldsOf(head, 0, Number.MAX_SAFE_INTEGER)
  if (first?.number !== 1) return undefined
  if (first.value === undefined) return networkOf(head, first, rest[0])
  return first.value > 0 && first.value <= VERSIONS_MAX ? versionedOf(head, first, rest) : undefined
}

/** A name and layers, or nodes. */
function networkOf(head: Buffer, first: Field, second: Field | undefined): WeightsFormat | undefined {
  if (second?.number === 100 && textIn(head, first)) return 'caffe'
  return isNode(head, first) ? 'tensorflow' : undefined
}

/** A version, and then a message, or what ONNX says of itself. */
function versionedOf(head: Buffer, version: Field, rest: readonly Field[]): WeightsFormat | undefined {
  const [second] = rest
  if (second?.number === 2 && !textIn(head, second)) return modelOf(head, version, second)
  return rest.some((field) => isOfOnnx(head, field)) ? 'onnx' : undefined
}

/** Producer, its version, domain and description of an ONNX as text; its graph; the operators that it uses. */
function isOfOnnx(head: Buffer, field: Field): boolean {
  if (field.value !== undefined) return false
  if ([2, 3, 4, 6].includes(field.number)) return textIn(head, field)
  const [first] = inside(head, field)
  if (first === undefined) return false
  if (field.number === 8) return first.number === 1 ? first.value === undefined : first.number === 2
  return field.number === 7 && [1, 2, 5, 10, 11, 12, 13, 14, 15].includes(first.number) && first.value === undefined
}

/** A version and then a message: what Core ML says of its model, or the graphs of TensorFlow. */
function modelOf(head: Buffer, { value: version }: Field, second: Field): WeightsFormat | undefined {
  const [description] = inside(head, second)
  if (description?.number !== 1 || description.value !== undefined) return undefined
  const [name] = inside(head, description)
  if (name?.number === 1 && textIn(head, name))
    return version === 1 && description.end < second.end ? 'tensorflow' : 'coreml'
  return version === 1 && name !== undefined ? 'tensorflow' : undefined
}

/** A node of a graph of TensorFlow: its name and its operator. */
function isNode(head: Buffer, node: Field): boolean {
  const [name, operator] = inside(head, node)
  if (name?.number !== 1 || operator?.number !== 2 || !textIn(head, name) || !textIn(head, operator)) return false
  return /^[A-Z]\w*$/.test(head.toString('latin1', operator.start, operator.end))
}

function inside(head: Buffer, { start, end, value }: Field): Field[] {
  return value === undefined ? fieldsOf(head, start, end) : []
}

function textIn(head: Buffer, { start, end, value }: Field): boolean {
  return (
    value === undefined &&
    end > start &&
    start < head.length &&
    /^[\x20-\x7e]+$/.test(head.toString('latin1', start, end))
  )
}

/** The first fields of a message, as far as its bytes are there; none where what stands there is no message. */
function fieldsOf(head: Buffer, from: number, end: number): Field[] {
  const fields: Field[] = []
  let at = from
  while (at < Math.min(end, head.length) && fields.length < FIELDS_MAX) {
    const key = numberAt(head, at)
    if (key === undefined || key.value >> 3 === 0) return []
    const type = key.value & 7
    const found = numberAt(head, key.next)
    if ((type !== NUMBER && type !== BYTES) || found === undefined) return fields
    const start = found.next
    const field = { number: key.value >> 3, value: type === NUMBER ? found.value : undefined, start, end: start }
    const stop = type === NUMBER ? start : start + found.value
    if (stop > end) return []
    fields.push({ ...field, end: stop })
    at = stop
  }
  return fields
}

/** A number of up to five bytes, seven bits in each. */
function numberAt(head: Buffer, at: number): { readonly value: number; readonly next: number } | undefined {
  let value = 0
  for (let index = 0; index < 5; index += 1) {
    const byte = head[at + index]
    if (byte === undefined) return undefined
    value += (byte & 0x7f) * 2 ** (7 * index)
    if (byte < 0x80) return { value, next: at + index + 1 }
  }
  return undefined
}
