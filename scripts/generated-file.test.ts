import { expect, test } from 'vitest'
import { withGeneratedBlock } from './generated-file.ts'

const document = 'Before\n<!-- generated:machine -->\nold\n<!-- /generated:machine -->\nAfter\n'

test('a generated block is replaced and what stands around it is kept', () => {
  expect(withGeneratedBlock(document, 'machine', 'new\n')).toBe(
    'Before\n<!-- generated:machine -->\nnew\n<!-- /generated:machine -->\nAfter\n',
  )
})

test('replacing a block twice changes nothing the second time', () => {
  const once = withGeneratedBlock(document, 'machine', 'new')
  expect(withGeneratedBlock(once, 'machine', 'new')).toBe(once)
})

test.each([
  ['machine.other', document],
  ['machine', undefined],
  ['machine', '<!-- generated:machine -->\nno end'],
])('a document without the block %s is refused', (name, text) => {
  expect(() => withGeneratedBlock(text, name, 'new')).toThrow(`<!-- generated:${name} -->`)
})
