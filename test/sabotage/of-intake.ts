import type { Weakening } from './weakening.ts'

/** What an uploaded file is by its content, and what keeps it closed. */
export const ofIntake: readonly Weakening[] = [
  {
    name: 'accepted-by-its-signature-alone',
    file: 'packages/intake/src/found-type.ts',
    from: "const archiveStarts = ['PK\\x03\\x04', 'PK\\x05\\x06', 'PK\\x07\\x08']",
    to: "const archiveStarts = ['PK\\x03\\x04', 'PK\\x05\\x06']",
    noticedBy: ['packages/intake/test/hostile-corpus.test.ts'],
  },
  {
    name: 'sizes-after-the-data-unread',
    file: 'packages/intake/src/archive/check-archive.ts',
    from: 'if (one.isDescribedAfter && !(await isDescribed(bytes, one))) return true',
    to: 'if (one.isDescribedAfter && !(await isDescribed(bytes, one))) return false',
    noticedBy: ['packages/intake/test/hostile-corpus.test.ts'],
  },
  {
    name: 'relations-in-another-encoding',
    file: 'packages/intake/src/text/text-encoding.ts',
    from: "new TextDecoder(encodingOfMark(chunk) ?? 'utf-8')",
    to: "new TextDecoder('utf-8')",
    noticedBy: ['packages/intake/test/hostile-corpus.test.ts'],
  },
  {
    name: 'files-without-a-type-in-a-pdf',
    file: 'packages/intake/src/pdf/names.ts',
    from: "EF: 'pdf-embedded-file',",
    to: '',
    noticedBy: ['packages/intake/test/hostile-corpus.test.ts'],
  },
  {
    name: 'texts-of-pictures-that-are-bombs',
    file: 'packages/intake/src/image/png-size.ts',
    from: '    await refuseBombOfText(cursor, type, length)\n',
    to: '',
    noticedBy: ['packages/intake/test/hostile-corpus.test.ts'],
  },
  {
    name: 'onnx-without-a-producer',
    file: 'packages/intake/src/weights/protocol-buffers.ts',
    from: 'return field.number === 7 &&',
    to: 'return field.number === 70 &&',
    noticedBy: ['packages/intake/src/weights/model-weights.test.ts'],
  },
  {
    name: 'textual-pickles-as-texts',
    file: 'packages/intake/src/weights/model-weights.ts',
    from: "  if (isTextualPickle(head)) return 'pickle'\n",
    to: '',
    noticedBy: ['packages/intake/src/weights/model-weights.test.ts'],
  },
  {
    name: 'large-weights-in-an-archive',
    file: 'packages/intake/src/inspect-content.ts',
    from: "begins.kind === 'weights' ? begins.format : weightsFormatOfName(content.name)",
    to: 'weightsFormatOfName(content.name)',
    noticedBy: ['packages/intake/src/weights/model-weights.test.ts'],
  },
  {
    name: 'weights-taken-for-an-unknown-file',
    file: 'packages/intake/src/found-type.ts',
    from: 'if (weights !== undefined) return',
    to: 'if (String(weights) === head.toString()) return',
    noticedBy: ['packages/intake/src/weights/model-weights.test.ts'],
  },
  {
    name: 'a-second-stream-in-an-archive',
    file: 'packages/intake/src/archive/entry-path.ts',
    from: "part.replaceAll(clock, '').includes(':')",
    to: 'part.length === 0',
    noticedBy: ['packages/intake/test/hostile-corpus.test.ts'],
  },
  {
    name: 'a-drive-in-full-width',
    file: 'packages/intake/src/archive/entry-path.ts',
    from: ":$/.test(part.normalize('NFKC'))",
    to: ':$/.test(part)',
    noticedBy: ['packages/intake/test/hostile-corpus.test.ts'],
  },
]
