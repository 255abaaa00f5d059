import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { writtenNames, writtenWithCode } from './written-text.ts'

test('words between backticks are written as code, and the rest as it is', () => {
  expect(writtenWithCode('Send `If-Match` with `*`.').map(markup).join('')).toBe(
    'Send <code>If-Match</code> with <code>*</code>.',
  )
  expect(markup(writtenWithCode('<b>')[0])).toBe('&lt;b&gt;')
})

test('a name stands in every script, the reader’s first, and once where two scripts write it alike', () => {
  const names = { en: 'Harbour', 'zh-Hant': '海港法律', 'zh-Hans': '海港法律', pt: 'Porto' }
  expect(writtenNames(names, 'pt').map(markup).join('')).toBe(
    '<span><bdi>Porto</bdi></span><span> · <bdi lang="en">Harbour</bdi></span><span> · <bdi lang="zh-Hant">海港法律</bdi></span>',
  )
  const distinct = { 'zh-Hant': '灣區', 'zh-Hans': '湾区' }
  expect(writtenNames(distinct, 'zh-Hans')).toHaveLength(2)
})

function markup(node: Parameters<typeof renderToStaticMarkup>[0]): string {
  return renderToStaticMarkup(node)
}
