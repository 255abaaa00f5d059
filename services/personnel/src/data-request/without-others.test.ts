import { expect, test } from 'vitest'
import { somebodyElse, withoutOthers } from './without-others.ts'

const clean = withoutOthers(['chan.siuming', 'Chan Siu-ming', '陳小明', 'Chan', '', 'a.b (c)'])

test.each([
  ['Witnessed by Chan Siu-ming, record HR-114.', `Witnessed by ${somebodyElse}, record HR-114.`],
  ['由陳小明見證。', `由${somebodyElse}見證。`],
  ['CHAN.SIUMING and chan', `${somebodyElse} and ${somebodyElse}`],
  ['Seen by a.b (c).', `Seen by ${somebodyElse}.`],
  ['Channel 4, record axb (c)', 'Channel 4, record axb (c)'],
])('%s names nobody else', (text, expected) => {
  expect(clean(text)).toBe(expected)
})

test('of a person who works alone nothing is replaced', () => {
  expect(withoutOthers([])('Chan')).toBe('Chan')
})
