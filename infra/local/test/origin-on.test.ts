import { expect, test } from 'vitest'
import { originOn } from '../src/forwarding-origin.ts'

test.each([
  [80, 'http://127.0.0.1'],
  [8080, 'http://127.0.0.1:8080'],
  [443, 'http://127.0.0.1:443'],
])('the origin on port %i is written %s, as a browser writes it', (port, origin) => {
  expect(originOn(port)).toBe(origin)
  expect(new URL(origin).origin).toBe(origin)
})
