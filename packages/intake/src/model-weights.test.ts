import { describe, expect, test } from 'vitest'
import { bytesInMemory } from './file-bytes.ts'
import { inspectFile } from './inspect-file.ts'
import { weightsTypeOf } from './model-weights.ts'

/** The first bytes of weights, as their formats have them. */
function safetensors(header = '{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}'): Buffer {
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(header.length))
  return Buffer.concat([length, Buffer.from(header), Buffer.alloc(4)])
}
const gguf = Buffer.from('GGUF\x03\0\0\0\x01\0\0\0\0\0\0\0', 'latin1')
const onnx = Buffer.from('\x08\x08\x12\x07pytorch\x1a\x052.1.0:\x10\0\0\0', 'latin1')
const tflite = Buffer.from('\x1c\0\0\0TFL3\x14\0\x20\0\x04\0', 'latin1')
const pickle = Buffer.from('\x80\x04\x95\x0b\0\0\0\0\0\0\0\x8c\x07\0weights.', 'latin1')

describe('weights of a model', () => {
  test.each([
    ['safetensors', safetensors(), 'model.safetensors'],
    ['gguf', gguf, 'model.gguf'],
    ['onnx', onnx, 'model.onnx'],
    ['tflite', tflite, 'model.tflite'],
    ['pickle', pickle, 'model.pkl'],
  ])(
    'as %s are told by their content and refused, whatever they are called and declared',
    async (format, content, name) => {
      expect(weightsTypeOf(content)).toBe(`application/x-${format}`)
      for (const [fileName, mediaType] of [
        [name, 'application/octet-stream'],
        ['notes.txt', 'text/plain'],
        ['report.pdf', 'application/pdf'],
      ] as const) {
        const { foundType, findings } = await inspectFile({ fileName, mediaType, bytes: bytesInMemory(content) })
        expect(foundType).toBe(`application/x-${format}`)
        expect(findings).toContainEqual({ code: 'model-weights', severity: 'refuse', within: [], params: { format } })
        expect(findings.map(({ code }) => code)).not.toContain('type-not-accepted')
      }
    },
  )

  test.each([
    ['a text about them', Buffer.from('GGUF is a format of weights.')],
    ['a length and no header', safetensors('no tensors here')],
    ['a header longer than the format has', Buffer.concat([Buffer.alloc(8, 0xff), Buffer.from('{"w":1}')])],
    ['a version of nothing', Buffer.from('GGUF\0\0\0\0\0\0', 'latin1')],
    ['a producer that is no text', Buffer.from('\x08\x08\x12\x03\0\x01\x02\0\0\0', 'latin1')],
    ['a few bytes', Buffer.from('\x80\x04', 'latin1')],
    ['nothing', Buffer.alloc(0)],
  ])('are not seen in %s', (_what, content) => {
    expect(weightsTypeOf(content)).toBeUndefined()
  })
})
