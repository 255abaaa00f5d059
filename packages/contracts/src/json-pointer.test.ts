import { expect, test } from 'vitest'
import { pointerTo } from './json-pointer.ts'

// The examples of RFC 6901, section 5.
test.each([
  [[], ''],
  [['foo', 0], '/foo/0'],
  [[''], '/'],
  [['a/b'], '/a~1b'],
  [['m~n'], '/m~0n'],
  [['~1'], '/~01'],
  [['c%d'], '/c%d'],
] as const)('the pointer to %j is %j', (path, pointer) => {
  expect(pointerTo(path)).toBe(pointer)
})
