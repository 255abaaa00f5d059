import { languages } from '@concert/domain/languages'
import { expect, test } from 'vitest'
import type { RegisteredEffect } from '#register/representation.ts'
import { effectWord } from './effect-word.ts'
import { sentenceOf } from './sentence.ts'

function effect(change: Partial<RegisteredEffect>): RegisteredEffect {
  const at = { since: '2026-11-23T01:00:00.000Z', sequence: 0, reason: null, conditions: [] }
  return { authority: 'hk', jurisdiction: 'HK', status: 'active', ...at, ...change }
}

const china = effect({ authority: 'cn-gd', jurisdiction: 'CN' })
const macao = effect({ authority: 'mo', jurisdiction: 'MO', conditions: ['Notices in Portuguese'] })

test.each([
  [
    'en',
    'This certificate is authentic and in force: active in Mainland China and Hong Kong; active on conditions in Macao.',
  ],
  ['zh-Hant', '本證書真確有效：在中國內地及香港有效；在澳門附條件有效。'],
  ['zh-Hans', '本证书真实有效：在中国内地和香港有效；在澳门附条件有效。'],
  [
    'pt',
    'Este certificado é autêntico e eficaz: em vigor no Interior da China e em Hong Kong; em vigor sob condições em Macau.',
  ],
] as const)(
  'in %s a place that recognises on a condition stands apart from those that do without',
  (language, said) => {
    const effects = [china, effect({}), macao]
    expect(sentenceOf({ basis: { kind: 'effects', inForce: 'all' }, effects }, language)).toBe(said)
  },
)

test.each([
  [
    'en',
    'This certificate is authentic but not in force: suspended in Hong Kong; reserved in Macao until its conditions are met.',
  ],
  ['zh-Hant', '本證書真確，但現無效力：在香港暫停；在澳門暫不生效，符合條件後方生效。'],
  ['zh-Hans', '本证书真实，但现无效力：在香港暂停；在澳门暂不生效，符合条件后方生效。'],
  [
    'pt',
    'Este certificado é autêntico, mas não está em vigor: suspenso em Hong Kong; com eficácia diferida em Macau até serem cumpridas as condições.',
  ],
] as const)('in %s a reserved effect is said to wait for its conditions', (language, said) => {
  const effects = [effect({ status: 'suspended' }), { ...macao, status: 'reserved' as const }]
  expect(sentenceOf({ basis: { kind: 'effects', inForce: 'none' }, effects }, language)).toBe(said)
})

test.each(languages)('in %s an action pending on conditions is neither of the two alone', (language) => {
  const sentences = [
    effect({}),
    effect({ conditions: ['Notices'] }),
    effect({ status: 'action-pending' }),
    effect({ status: 'action-pending', conditions: ['Notices'] }),
  ].map((one) => sentenceOf({ basis: { kind: 'effects', inForce: 'all' }, effects: [one] }, language))
  expect(new Set(sentences).size).toBe(4)
})

test('what is in force by its status is so on the days of validity alone; what is not stays what it is', () => {
  expect(effectWord(effect({}), 'expired')).toBe('expired')
  expect(effectWord(effect({ status: 'action-pending', conditions: ['Notices'] }), 'not-yet-valid')).toBe(
    'not-yet-valid',
  )
  for (const status of ['reserved', 'refused', 'suspended'] as const) {
    expect(effectWord(effect({ status }), 'expired')).toBe(status)
  }
})
