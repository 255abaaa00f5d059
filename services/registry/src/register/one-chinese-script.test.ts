import hongKongForms from 'opencc-js/dict/HKVariantsRev'
import simplifiedForms from 'opencc-js/dict/TSCharacters'
import taiwanForms from 'opencc-js/dict/TWVariantsRev'
import { expect, test } from 'vitest'
import { inOneChineseScript } from './one-chinese-script.ts'

test.each([
  ['九龍物流智能體', '九龙物流智能体'],
  ['維港人臉通', '维港人脸通'],
  ['衞生', '卫生'],
  ['衛生', '卫生'],
  ['頭髮發展', '头发发展'],
  ['裏裡里', '里里里'],
  ['顎齶颚', '腭腭腭'],
  ['海港法律 LLM 3', '海港法律 LLM 3'],
])('%s is searched as %s', (text, expected) => {
  expect(inOneChineseScript(text)).toBe(expected)
})

test('every character of the tables is written as its form is, and that one stays as it is', () => {
  const pairs = [hongKongForms, taiwanForms, simplifiedForms].flatMap((table) => table.split('|'))
  expect(pairs.length).toBeGreaterThan(3000)
  const apart = pairs.filter((pair) => {
    const [one = '', other = ''] = pair.split(' ')
    const [first, second] = [inOneChineseScript(one), inOneChineseScript(other)]
    return first !== second || inOneChineseScript(first) !== first || [...first].length !== 1
  })
  expect(apart).toEqual([])
})
