import { expect, test } from 'vitest'
import { detail, sayDetail } from '#detail.ts'
import { arrivalDetails } from '#details/arrivals.ts'
import { decisionDetails } from '#details/decisions.ts'
import { requestDetails } from '#details/requests.ts'
import { expectParams } from './params.fixture.ts'

const all = [...Object.entries(arrivalDetails), ...Object.entries(requestDetails), ...Object.entries(decisionDetails)]

test('no key stands in two lists', () => {
  expect(new Set(all.map(([key]) => key)).size).toBe(all.length)
})

test.each(all)('%s names exactly its params in every language', (key, { sentence, params }) => {
  expectParams(sentence, params, key)
})

test('a detail is said in each language, its words of closed lists too', () => {
  const needed = detail('function-needed', { functions: ['report-reviewer', 'evaluator'] })
  expect(sayDetail(needed, 'en')).toBe('This requires one of these functions: report reviewer and evaluator.')
  expect(sayDetail(needed, 'zh-Hant')).toBe('須具有下列其中一項職能：報告複核員及評價員。')
  expect(sayDetail(needed, 'pt')).toContain('revisor do relatório e avaliador')
})

test('a number stands without separators, as it does in the API', () => {
  expect(sayDetail(detail('body-too-large', { bytes: 1_048_576 }), 'pt')).toBe('O corpo tem mais de 1048576 bytes.')
  expect(sayDetail(detail('not-valid-in-places', { part: 'body', count: 5000 }), 'en')).toBe(
    'The body is not valid in 5000 places.',
  )
})

test('data is not taken for a word: what a caller sent is repeated as it stands', () => {
  const told = detail('authorisation-needed', { functions: ['evaluator'], caller: 'evaluator' })
  expect(sayDetail(told, 'zh-Hans')).toBe('evaluator 不持有下列任何职能的有效授权：评价员。')
})
