import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type EntityTag, entityTagsIn } from './entity-tags.ts'
import { isKnown, versionsFromIfMatch } from './preconditions.ts'
import { RefusedRequest } from './refused-request.ts'

const signs = Array.from({ length: 0x100 }, (_, code) => String.fromCharCode(code)).filter((sign) =>
  /[!#-~\u0080-\u00ff]/.test(sign),
)
const tag = fc.record({ isWeak: fc.boolean(), opaque: fc.string({ unit: fc.constantFrom(...signs), maxLength: 8 }) })
const written = ({ isWeak, opaque }: EntityTag) => `${isWeak ? 'W/' : ''}"${opaque}"`
const comma = fc.constantFrom(',', ', ', ' ,', '\t,\t', ',,', ', ,')

describe('the tags of a condition', () => {
  test('are read as they are written, with commas in them and empty members between them', () => {
    fc.assert(
      fc.property(fc.array(tag, { minLength: 1, maxLength: 6 }), comma, (tags, between) => {
        expect(entityTagsIn(tags.map(written).join(between))).toEqual(tags)
      }),
    )
  })

  test('are none in what is no list of them, whatever it is, in no time', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('W', '/', '"', ',', ' ', '\t', 'a', '*', '3'), maxLength: 30 }),
        (text) => {
          const tags = entityTagsIn(text)
          if (Array.isArray(tags)) expect(entityTagsIn(tags.map(written).join(','))).toEqual(tags)
        },
      ),
    )
    expect(entityTagsIn(`${' '.repeat(16_000)}x`)).toBeUndefined()
    expect(entityTagsIn(','.repeat(16_000))).toBeUndefined()
  })

  test.each(['', ' ', ',', '3', '"3', '3"', 'w/"3"', 'W/ "3"', '"3" "4"', '"a b"', '*, "3"', '"3", *', '**', "'3'"])(
    'are not read from %j',
    (header) => {
      expect(entityTagsIn(header)).toBeUndefined()
    },
  )
})

describe('If-Match', () => {
  test.each([
    ['"3"', [3]],
    ['"99", "3"', [99, 3]],
    [' "3" ,, "4",', [3, 4]],
    ['W/"3"', []],
    ['W/"3", "4"', [4]],
    ['"x", "-1", "03", "1234567890"', []],
    ['"3,4"', []],
    ['"0"', [0]],
  ])('%s names the versions %j', (header, versions) => {
    expect(versionsFromIfMatch(header)).toEqual(versions)
  })

  test.each([
    [undefined, 428, 'if-match-missing'],
    ['*', 428, 'if-match-star'],
    ['3', 400, 'if-match-malformed'],
    ['', 400, 'if-match-malformed'],
  ])('%j is refused with %i', (header, status, key) => {
    try {
      versionsFromIfMatch(header)
    } catch (error) {
      if (!(error instanceof RefusedRequest)) throw error
      expect([error.status, error.details.detail.key]).toEqual([status, key])
      return
    }
    throw new Error('not refused')
  })
})

test.each([
  ['*', true],
  ['"a"', true],
  ['W/"a"', true],
  ['"b", W/"a"', true],
  ['"b"', false],
  ['a', false],
  [undefined, false],
])('If-None-Match: %s is known as "a": %s', (header, known) => {
  expect(isKnown(header, '"a"')).toBe(known)
})
