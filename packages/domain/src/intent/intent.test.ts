import { describe, expect, test } from 'vitest'
import { attempt, authorisation, codes, refused } from '../examples.ts'
import type { Step } from '../examples.ts'
import { violation } from '../violation.ts'
import type { IntentTypes } from './evolve.ts'
import { store } from './examples.ts'
import { intentMachine } from './table.ts'

function judge(step: Step<IntentTypes>) {
  return attempt(intentMachine, null, step(null))
}

describe('an intent is not stored', () => {
  test.each([
    ['without a decision that grants', { granted: false }, 'not-granted'],
    ['without a countersigned agreement', { agreementCountersigned: false }, 'agreement-not-signed'],
    ['with an open nonconformity', { openNonconformities: 1 }, 'nonconformities-remain'],
    ['without a signatory', { signatoryAuthorisation: null }, 'signatory-not-authorised'],
    [
      'for an evaluator as signatory',
      { signatoryAuthorisation: authorisation('evaluator') },
      'signatory-not-authorised',
    ],
  ])('%s', (_name, facts, code) => {
    expect(codes(judge(store({}, facts)))).toEqual([code])
  })

  test('with every lint that fails', () => {
    const lints = [violation('date-malformed', '/validTo', {}), violation('digest-malformed', '/nonce', {})]
    expect(refused(judge(store({}, { lints })))).toEqual(['/validTo date-malformed', '/nonce digest-malformed'])
  })

  test('when valid before the local day of the decision, or from no date at all', () => {
    const decidedAt = '2026-11-02T16:30:00Z'
    expect(refused(judge(store({ decidedAt, validFrom: '2026-11-02' })))).toEqual(['/validFrom valid-before-decision'])
    expect(judge(store({ decidedAt, validFrom: '2026-11-03' })).ok).toBe(true)
    expect(codes(judge(store({ validFrom: 'soon' })))).toEqual(['valid-before-decision'])
  })
})
