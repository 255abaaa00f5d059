import { describe, expect, test } from 'vitest'
import { after, attempt, authorisation, codes, people, person, refused } from '../examples.ts'
import type { Step } from '../examples.ts'
import type { EffectTypes } from './evolve.ts'
import { effectJourneys, issue, open, substantiate, suspend } from './examples.ts'
import { effectMachine } from './table.ts'

function judge(from: readonly Step<EffectTypes>[], step: Step<EffectTypes>) {
  const state = from.length === 0 ? null : after(effectMachine, from)
  return attempt(effectMachine, state, step(state))
}

describe('the effect of a certificate', () => {
  test('is active once issued, then pending, then suspended, each step with reason, clause, time and person', () => {
    const state = after(effectMachine, effectJourneys[0] ?? [])
    expect(state.status).toBe('suspended')
    expect(state.history.map(({ status, clause, by }) => [status, clause, by])).toEqual([
      ['active', 'iso17065-7.7.3', people.system.id],
      ['action-pending', 'iso17065-7.11.1', people.evaluatorOne.id],
      ['suspended', 'iso17065-7.11.1', people.deciderOne.id],
    ])
    expect(state.history.every((entry) => entry.reason !== '' && entry.at !== '')).toBe(true)
  })

  test('is reserved where the authority reserved', () => {
    expect(after(effectMachine, effectJourneys[1] ?? [])).toMatchObject({
      status: 'reserved',
      conditions: ['Notify the DSPDP.'],
    })
  })
})

describe('an effect is opened', () => {
  test('after the publication, whoever is signatory by then', () => {
    expect(judge([], open({}, { signatoryAuthorisation: null })).ok).toBe(true)
  })

  test.each([
    ['without a decision that grants', { granted: false }, 'not-granted'],
    ['without a countersigned agreement', { agreementCountersigned: false }, 'agreement-not-signed'],
    ['with an open nonconformity', { openNonconformities: 1 }, 'nonconformity-open'],
    ['with a lint that fails', { lints: [{ pointer: '/validTo', code: 'wrong', message: 'Wrong.' }] }, 'wrong'],
  ])('never %s', (_name, facts, code) => {
    expect(codes(judge([], open({}, facts)))).toEqual([code])
  })

  test('never from a day before the decision', () => {
    expect(codes(judge([], open({ validFrom: '2026-10-31' })))).toEqual(['valid-before-decision'])
  })
})

describe('issue is refused', () => {
  test.each([
    ['without a decision that grants', { granted: false }, 'not-granted'],
    ['without a countersigned agreement', { agreementCountersigned: false }, 'agreement-not-signed'],
    ['with an open nonconformity', { openNonconformities: 1 }, 'nonconformity-open'],
    ['without a signatory', { signatoryAuthorisation: null }, 'signatory-not-authorised'],
    [
      'for an evaluator as signatory',
      { signatoryAuthorisation: authorisation('evaluator') },
      'signatory-not-authorised',
    ],
  ])('%s', (_name, facts, code) => {
    expect(codes(judge([], issue({}, facts)))).toEqual([code])
  })

  test('with every lint that fails', () => {
    const lints = ['/validTo', '/scope/pt'].map((pointer) => ({
      pointer,
      code: 'wrong',
      message: 'Wrong. Correct it.',
    }))
    expect(refused(judge([], issue({}, { lints })))).toEqual(['/validTo wrong', '/scope/pt wrong'])
  })

  test('when valid before the local day of the decision, or from no date at all', () => {
    const decidedAt = '2026-11-02T16:30:00Z'
    expect(refused(judge([], issue({ decidedAt, validFrom: '2026-11-02' })))).toEqual([
      '/validFrom valid-before-decision',
    ])
    expect(judge([], issue({ decidedAt, validFrom: '2026-11-03' })).ok).toBe(true)
    expect(codes(judge([], issue({ validFrom: 'soon' })))).toEqual(['valid-before-decision'])
  })
})

describe('an action on the effect is refused', () => {
  test('without a declaration of impartiality', () => {
    expect(codes(judge([issue()], substantiate('It fails.', false)))).toEqual(['impartiality-not-declared'])
    expect(codes(judge([issue(), substantiate()], suspend('So.', false)))).toEqual(['impartiality-not-declared'])
  })

  test('without a reason', () => {
    expect(refused(judge([issue()], substantiate(' ')))).toEqual(['/reason text-missing'])
    expect(refused(judge([issue(), substantiate()], suspend('')))).toEqual(['/reason text-missing'])
  })

  test('while its reason is not given in every language of its place', () => {
    const lacking = (step: Step<EffectTypes>): Step<EffectTypes> => {
      return (state) => {
        const made = step(state)
        return { ...made, facts: { ...made.facts, reasonLacks: ['zh-Hant', 'pt'] } as typeof made.facts }
      }
    }
    const said = ['/reason/zh-Hant reason-language-missing HK', '/reason/pt reason-language-missing HK']
    expect(refused(judge([issue()], lacking(substantiate())))).toEqual(said)
    expect(refused(judge([issue(), substantiate()], lacking(suspend())))).toEqual(said)
  })

  test('to the person who substantiated the nonconformity', () => {
    const both = person(people.evaluatorOne.id, 'evaluator', 'decision-maker')
    expect(refused(judge([issue(), substantiate()], suspend('So.', true, both)))).toEqual([
      'substantiated-the-nonconformity per_evaluator1',
    ])
  })

  test('as a suspension without a substantiated nonconformity', () => {
    expect(judge([issue()], suspend())).toEqual({
      ok: false,
      refusal: {
        kind: 'not-allowed',
        status: 'active',
        command: 'suspendEffect',
        allowed: ['substantiateNonconformity'],
      },
    })
  })
})
