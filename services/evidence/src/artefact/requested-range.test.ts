import { RefusedRequest } from '@concert/platform/refused-request'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { requestedRange } from './requested-range.ts'

const etag = '"abc"'
const whole = { first: 0, last: 99, isPart: false }
const of = (range?: string, ifRange?: string, bytes = 100) =>
  requestedRange(
    { ...(range === undefined ? {} : { range }), ...(ifRange === undefined ? {} : { 'if-range': ifRange }) },
    { bytes, etag },
  )

describe('what is asked for of a file of 100 bytes', () => {
  test.each([
    ['bytes=0-0', 0, 0],
    ['bytes=10-19', 10, 19],
    ['bytes=90-', 90, 99],
    ['bytes=90-1000', 90, 99],
    ['bytes=-1', 99, 99],
    ['bytes=-1000', 0, 99],
    ['BYTES=1-2', 1, 2],
    ['bytes= 1-2 ', 1, 2],
    ['bytes=0-99', 0, 99],
  ])('%s is a part', (range, first, last) => {
    expect(of(range)).toEqual({ first, last, isPart: true })
  })

  test.each([undefined, '', 'bytes', 'bytes=', 'bytes=a-b', 'bytes=5-4', 'bytes=--5', 'lines=0-1', 'bytes=0-1,5-6'])(
    '%j is the whole',
    (range) => {
      expect(of(range)).toEqual(whole)
    },
  )

  test.each(['bytes=100-', 'bytes=100-200', 'bytes=-0', `bytes=${2 ** 60}-`])('%s lies outside', (range) => {
    const asked = () => of(range)
    expect(asked).toThrow(RefusedRequest)
    expect(asked).toThrow(expect.objectContaining({ code: 'range-not-satisfiable' }))
  })

  test('a part of what the caller has of it already, and the whole of what it has another of', () => {
    expect(of('bytes=1-2', etag)).toEqual({ first: 1, last: 2, isPart: true })
    for (const other of ['"abd"', 'W/"abc"', 'Fri, 27 Nov 2026 00:00:00 GMT', ''])
      expect(of('bytes=1-2', other)).toEqual(whole)
  })
})

test('whatever the header says, what is sent lies within the file, or the request is refused', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 1_000 }), (text, bytes) => {
      try {
        const { first, last } = of(`bytes=${text}`, undefined, bytes)
        expect(0 <= first && first <= last && last < bytes).toBe(true)
      } catch (error) {
        expect(error).toBeInstanceOf(RefusedRequest)
      }
    }),
  )
})
