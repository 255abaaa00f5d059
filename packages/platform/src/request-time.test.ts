import { expect, it } from 'vitest'
import { requestTimeMs } from './request-time.ts'

it.each([
  [0, 30],
  [32_768, 31],
  [25 * 1_048_576, 830],
  [250 * 1_048_576, 8_030],
])('a body of %i bytes has %i s to arrive: half a minute, and what it takes at 256 kbit/s', (bytes, seconds) => {
  expect(requestTimeMs(bytes)).toBe(seconds * 1_000)
})
