import { describe, expect, test } from 'vitest'
import { bytesInMemory } from '#file-bytes.ts'
import { inspectFile } from '#inspect-file.ts'
import { severities } from '@concert/domain/artefact/finding-codes'
import { hostileArchives } from './hostile/archives.ts'
import { hostileDocuments } from './hostile/documents.ts'
import { hostileImages } from './hostile/images.ts'
import { hostileMarkup } from './hostile/markup.ts'
import { hostilePdfs } from './hostile/pdfs.ts'
import { hostileTextsAndNames } from './hostile/texts-and-names.ts'

const corpus = [
  ...hostileArchives,
  ...hostileDocuments,
  ...hostileImages,
  ...hostileMarkup,
  ...hostilePdfs,
  ...hostileTextsAndNames,
]

describe('the hostile corpus', () => {
  test('has at least 150 files, and provokes every finding that keeps a file closed', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(150)
    const closing = Object.entries(severities).flatMap(([code, severity]) => (severity === 'propose' ? [] : [code]))
    expect([...new Set(corpus.map(({ because }) => because))].toSorted()).toEqual(closing.toSorted())
  })

  test.each(corpus)('$mediaType that $does is kept closed: $because', async (file) => {
    const { findings } = await inspectFile({ ...file, bytes: bytesInMemory(file.content) })
    expect(findings.map(({ code }) => code)).toContain(file.because)
  })
})
