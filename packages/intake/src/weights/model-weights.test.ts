import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytesInMemory } from '#file-bytes.ts'
import { inspectFile } from '#inspect-file.ts'
import { docxFile } from '../../test/files/office-file.ts'
import * as files from '../../test/files/weights-file.ts'
import { zipFile } from '../../test/files/zip-file.ts'
import { weightsFormatOf, weightsFormatOfText } from './model-weights.ts'

const found = (fileName: string, mediaType: string, content: Buffer) =>
  inspectFile({ fileName, mediaType, bytes: bytesInMemory(content) })
const weights = (format: string, within: readonly string[] = []) => ({
  code: 'model-weights',
  severity: 'refuse',
  within,
  params: { format },
})
const codes = (result: Awaited<ReturnType<typeof found>>) => result.findings.map(({ code }) => code)
const formatOf = (bytes: Buffer) => {
  const head = { bytes, isWhole: true }
  return weightsFormatOf(head) ?? weightsFormatOfText(head)
}

describe('weights of a model', () => {
  test.each(files.weightsByContent)(
    'as %s are told by their content and refused, whatever they are called and declared',
    async (_what, format, content) => {
      for (const [fileName, mediaType] of [
        ['a.dat', 'application/octet-stream'],
        ['notes.txt', 'text/plain'],
        ['report.pdf', 'application/pdf'],
        ['table.csv', 'text/csv'],
      ] as const) {
        const result = await found(fileName, mediaType, content)
        expect(result.foundType).toBe(`application/x-${format}`)
        expect(result.findings).toContainEqual(weights(format))
        expect(codes(result)).not.toEqual(expect.arrayContaining(['type-not-accepted', 'type-unknown', 'type-differs']))
      }
    },
  )

  test.each(files.weightsByContent)(
    'as %s are told in an archive too, in one sentence',
    async (_what, format, content) => {
      const archive = zipFile([
        { name: 'a.txt', data: 'about them' },
        { name: 'part/a.dat', data: content },
      ])
      const { findings } = await found('evidence.zip', 'application/zip', archive)
      expect(findings).toEqual([weights(format, ['part/a.dat'])])
    },
  )

  test.each(files.weightsByName)('without a sign of their own are told by their name: %s', async (name, format) => {
    const fileName = name.slice(name.lastIndexOf('/') + 1)
    const alone = await found(fileName, 'application/octet-stream', files.raw)
    expect(alone.findings).toEqual([weights(format)])
    const inArchive = await found('evidence.zip', 'application/zip', zipFile([{ name, data: files.raw }]))
    expect(inArchive.findings).toEqual([weights(format, [name])])
  })

  test('of PyTorch, of Keras and of a table of tables are told as the archives that they are', async () => {
    const torch = zipFile([
      { name: 'resnet/data.pkl', data: files.pickles['of protocol 4'], method: 0 },
      { name: 'resnet/data/0', data: files.raw, method: 0 },
      { name: 'resnet/version', data: '3\n', method: 0 },
    ])
    const keras = zipFile([{ name: 'model.weights.h5', data: files.hdf5.measurements, method: 0 }])
    const tables = zipFile([{ name: 'arr_0.npy', data: files.npy('<f4'), method: 0 }])
    for (const [fileName, archive, format] of [
      ['resnet.pt', torch, 'pytorch'],
      ['classifier.keras', keras, 'keras'],
      ['weights.npz', tables, 'numpy'],
    ] as const) {
      const { findings, foundType } = await found(fileName, 'application/octet-stream', archive)
      expect(foundType).toBe(`application/x-${format}`)
      expect(findings).toContainEqual(weights(format))
    }
    expect(codes(await found('evidence.zip', 'application/zip', torch))).toContain('model-weights')
  })

  test('that begin as a text are told by their name', async () => {
    const content = Buffer.concat([Buffer.alloc(5_000, 'layer one, layer two '), files.raw])
    expect((await found('resnet.pt', 'application/octet-stream', content)).findings).toEqual([weights('pytorch')])
  })

  test('that are too large to be held are told by how they begin', async () => {
    const large = Buffer.concat([files.safetensors(), Buffer.alloc(20 * 1_048_576, 'weights, again and again')])
    const named = Buffer.concat([files.raw, Buffer.alloc(20 * 1_048_576, 'weights, again and again')])
    const store = async (name: string, data: Buffer) => {
      // Every other byte is of its own, so that it is no bomb.
      for (let at = 200; at < data.length; at += 64) data.writeUInt32LE((at * 2_654_435_761) >>> 0, at)
      return (await found('evidence.zip', 'application/zip', zipFile([{ name, data }]))).findings
    }
    expect(await store('a.dat', large)).toEqual([weights('safetensors', ['a.dat'])])
    expect(await store('a.onnx', named)).toEqual([weights('onnx', ['a.onnx'])])
  })

  test.each([
    ['a text about them', Buffer.from('GGUF is a format of weights.')],
    ['a length and no header', files.safetensors('no tensors here')],
    ['a header longer than the format has', Buffer.concat([Buffer.alloc(8, 0xff), Buffer.from('{"w":1}')])],
    ['a version of nothing', Buffer.from('GGUF\0\0\0\0\0\0', 'latin1')],
    ['a producer that is no text', Buffer.from('\x08\x08\x12\x03\0\x01\x02\0\0\0', 'latin1')],
    ['a version alone', files.message(files.field(1, 8), files.field(5, 3), files.field(9, 'x'))],
    ['a message whose field is longer than it is', Buffer.from('\x08\x08\x3a\x04\x0a\x7f\x01\x02\x03\x04', 'latin1')],
    ['a list of names', files.message(files.field(1, 'Chan Tai Man'), files.field(1, 'Ho Sin-man'))],
    ['a table of numbers', files.npy('<f4')],
    ['measurements in HDF5', files.hdf5.measurements],
    ['a few bytes', Buffer.from('\x80\x04', 'latin1')],
    ['nothing', Buffer.alloc(0)],
    ['a pickle that does not end', Buffer.from("(dp0\nS'w'\np1\nI1\ns")],
    ['a pickle of one value', Buffer.from('I1\n.')],
    ['a pickle and then a text', Buffer.from('(lp0\nI1\na.\nThe rest is about something else.')],
    ['an abbreviation', Buffer.from('N.B. (see below)')],
    ['a number in brackets', Buffer.from('(1) First.\n(2) Second.\n')],
    ['a list in JSON', Buffer.from('[{"learner": 1}]')],
    ['a tree', Buffer.from('tree\nof life\n')],
  ])('are not seen in %s', (_what, content) => {
    expect(formatOf(content)).toBeUndefined()
  })

  test('are not seen in a table or a container of numbers that nothing calls so, nor by the name of a text', async () => {
    for (const [name, content] of [
      ['results.npz', files.raw],
      ['sensor.h5', files.hdf5.measurements],
      ['messages.pb', files.raw],
      ['remodel-plan.bin', files.raw],
    ] as const) {
      expect(codes(await found(name, 'application/octet-stream', content))).not.toContain('model-weights')
    }
    expect(codes(await found('manual.pt', 'text/plain', Buffer.from('Manual em português.')))).not.toContain(
      'model-weights',
    )
    const office = docxFile({ 'word/media/weights.bin': files.raw })
    const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
    expect(codes(await found('report.docx', docx, office))).not.toContain('type-differs')
  })

  test('are seen in no prose, whatever words it has', () => {
    const word = fc.oneof(
      fc.constantFrom('(', ')', 'a', 'I', 'N.', 'e.g.', '1.', 'Vol', 'St.', 'cat', '\n'),
      fc.lorem(),
    )
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 60 }), (words) => {
        expect(formatOf(Buffer.from(`${words.join(' ')}\n`))).toBeUndefined()
      }),
    )
  })
})
