import { inclusionCodes, inclusionReason, inclusionReasonParams } from '@concert/domain/evaluation/inclusion-reasons'
import { expect, test } from 'vitest'
import { inclusionReasons, sayInclusion } from '#inclusion-reasons.ts'
import { expectParams } from './params.fixture.ts'

test.each(inclusionCodes)('%s reads its params and no others, in every language', (code) => {
  expectParams(inclusionReasons[code], inclusionReasonParams[code], code)
})

test('a reason is said in the four languages', () => {
  expect(sayInclusion(inclusionReason('nobody-else', { requirements: 1 }))).toEqual({
    en: 'Without this person 1 requirement would have nobody.',
    'zh-Hant': '若無此人，有 1 項要求無人可評價。',
    'zh-Hans': '若无此人，有 1 项要求无人可评价。',
    pt: 'Sem esta pessoa, 1 requisito ficava sem ninguém.',
  })
})
