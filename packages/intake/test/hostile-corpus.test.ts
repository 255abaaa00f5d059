import { describe, expect, test } from 'vitest'
import { bytesInMemory } from '#file-bytes.ts'
import { inspectFile } from '#inspect-file.ts'
import { severities } from '@concert/domain/artefact/finding-codes'
import { actingDocuments } from './hostile/acting-documents.ts'
import { hostileArchives } from './hostile/archives.ts'
import { hostileDocuments } from './hostile/documents.ts'
import { hiddenAddresses } from './hostile/hidden-addresses.ts'
import { hostileImages } from './hostile/images.ts'
import { lyingArchives } from './hostile/lying-archives.ts'
import { hostileMarkup } from './hostile/markup.ts'
import { hostilePdfs } from './hostile/pdfs.ts'
import { hostileTextsAndNames } from './hostile/texts-and-names.ts'

const corpus = [
  ...actingDocuments,
  ...hiddenAddresses,
  ...lyingArchives,
  ...hostileArchives,
  ...hostileDocuments,
  ...hostileImages,
  ...hostileMarkup,
  ...hostilePdfs,
  ...hostileTextsAndNames,
]

const GROWTH_BYTES_MAX = 67_108_864

describe('the hostile corpus', () => {
  test('has at least 150 files, and provokes every finding that keeps a file closed', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(150)
    const closing = Object.entries(severities).flatMap(([code, severity]) => (severity === 'propose' ? [] : [code]))
    expect([...new Set(corpus.map(({ because }) => because))].toSorted()).toEqual(closing.toSorted())
  })

  test.each(corpus)('$mediaType that $does is kept closed: $because', async (file) => {
    const { findings } = await inspectFile({ ...file, bytes: bytesInMemory(file.content) })
    const closing = findings.filter(({ severity }) => severity !== 'propose')
    expect(closing.map(({ code }) => code)).toContain(file.because)
  })

  test('is looked at with less than 64 MiB for each file', async () => {
    let most = 0
    for (const file of corpus) {
      const held = bytesInMemory(file.content)
      const before = process.memoryUsage.rss()
      const read = async (first: number, length: number) => {
        most = Math.max(most, process.memoryUsage.rss() - before)
        return held.read(first, length)
      }
      await inspectFile({ ...file, bytes: { ...held, read } })
      most = Math.max(most, process.memoryUsage.rss() - before)
    }
    expect(most).toBeLessThan(GROWTH_BYTES_MAX)
  })
})
