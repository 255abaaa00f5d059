import { describe, expect, test } from 'vitest'
import { roomForDraft, roomForFile } from './quota.ts'

const codesOf = (violations: readonly { readonly code: string }[]) => violations.map(({ code }) => code)

describe('a draft', () => {
  test.each([
    [0, 3, []],
    [2, 3, []],
    [3, 3, ['drafts-at-quota']],
    // A draft that came back from review is not counted against its client until another is opened.
    [4, 3, ['drafts-at-quota']],
  ])('beside %i of %i is refused with %j', (used, most, codes) => {
    expect(codesOf(roomForDraft({ used, most }))).toEqual(codes)
  })

  test('is refused with the limit and what is used', () => {
    expect(roomForDraft({ used: 4, most: 3 })).toMatchObject([{ pointer: '', params: { used: 4, most: 3 } }])
  })
})

describe('an evidence file', () => {
  const files = (used: number) => ({ files: { used, most: 2 }, bytes: { used: 70, most: 100 } })

  test.each([
    [1, 30, []],
    [1, 31, ['evidence-bytes-at-quota']],
    [2, 30, ['evidence-files-at-quota']],
    [2, 31, ['evidence-files-at-quota', 'evidence-bytes-at-quota']],
  ])('beside %i of 2 files and 70 of 100 bytes, of %i bytes, is refused with %j', (used, sizeBytes, codes) => {
    expect(codesOf(roomForFile(files(used), sizeBytes))).toEqual(codes)
  })

  test('is refused with the limit and what is used', () => {
    expect(roomForFile(files(2), 31)).toMatchObject([
      { pointer: '/file', params: { used: 2, most: 2 } },
      { pointer: '/file', params: { used: 70, most: 100 } },
    ])
  })

  test('that is smaller than what is over is refused too: the quota may have been lowered', () => {
    const over = { files: { used: 0, most: 2 }, bytes: { used: 110, most: 100 } }
    expect(codesOf(roomForFile(over, 1))).toEqual(['evidence-bytes-at-quota'])
  })
})
