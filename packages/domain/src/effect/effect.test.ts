import { describe, expect, test } from 'vitest'
import { after, attempt, codes, digestA, digestB, people, person, refused } from '../examples.ts'
import type { Step } from '../examples.ts'
import type { EffectTypes } from './evolve.ts'
import { effectJourneys, open, substantiate, suspend } from './examples.ts'
import { effectMachine } from './table.ts'
import { violation } from '../violation.ts'

function judge(from: readonly Step<EffectTypes>[], step: Step<EffectTypes>) {
  const state = from.length === 0 ? null : after(effectMachine, from)
  return attempt(effectMachine, state, step(state))
}

describe('the effect of a certificate', () => {
  test('is active once issued, then pending, then suspended, each step with reason, clause, time and person', () => {
    const state = after(effectMachine, effectJourneys[1] ?? [])
    expect(state.status).toBe('suspended')
    expect(state.history.map(({ status, clause, by }) => [status, clause, by])).toEqual([
      ['active', 'iso17065-7.7.3', people.system.id],
      ['action-pending', 'iso17065-7.11.1', people.evaluatorOne.id],
      ['suspended', 'iso17065-7.11.1', people.deciderOne.id],
    ])
    expect(state.history.every((entry) => entry.reason.en !== '' && entry.at !== '')).toBe(true)
  })

  test('is reserved where the authority reserved', () => {
    expect(after(effectMachine, effectJourneys[0] ?? [])).toMatchObject({
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
    ['with an open nonconformity', { openNonconformities: 1 }, 'nonconformities-remain'],
    ['with a lint that fails', { lints: [violation('date-malformed', '/validTo', {})] }, 'date-malformed'],
  ])('never %s', (_name, facts, code) => {
    expect(codes(judge([], open({}, facts)))).toEqual([code])
  })

  test('never with a content that is not the one signed, or not the first of its number', () => {
    expect(refused(judge([], open({}, { computedDigest: digestB })))).toEqual([
      '/certificateDigest certificate-digest-differs',
    ])
    expect(refused(judge([], open({}, { recordedDigest: digestB })))).toEqual(['/content certificate-digest-differs'])
    expect(judge([], open({}, { recordedDigest: digestA })).ok).toBe(true)
  })

  test('never under an edition that is not known, nor where this authority did not decide for it', () => {
    expect(refused(judge([], open({}, { isEditionKnown: false })))).toEqual(['/content/edition edition-unknown'])
    expect(refused(judge([], open({ decision: 'refuse' })))).toEqual(['/content/decisions no-effect-here'])
  })

  test('never from a day before the decision', () => {
    expect(codes(judge([], open({ validFrom: '2026-10-31' })))).toEqual(['valid-before-decision'])
  })
})

describe('an action on the effect is refused', () => {
  test('without a declaration of impartiality', () => {
    expect(codes(judge([open()], substantiate(undefined, false)))).toEqual(['impartiality-not-declared'])
    expect(codes(judge([open(), substantiate()], suspend(undefined, false)))).toEqual(['impartiality-not-declared'])
  })

  test('while its reason is blank in any authoritative language of its place', () => {
    const said = ['/reason/zh-Hant reason-language-missing HK', '/reason/en reason-language-missing HK']
    expect(refused(judge([open()], substantiate({ en: ' ' })))).toEqual(said)
    expect(refused(judge([open(), substantiate()], suspend({ pt: 'Porque sim.' })))).toEqual(said)
    expect(refused(judge([open(), substantiate()], suspend({ en: 'Because.', 'zh-Hant': '' })))).toEqual([said[0]])
  })

  test('to the person who substantiated the nonconformity', () => {
    const both = person(people.evaluatorOne.id, 'evaluator', 'decision-maker')
    expect(refused(judge([open(), substantiate()], suspend(undefined, true, both)))).toEqual([
      'substantiated-the-nonconformity per_evaluator1',
    ])
  })

  test('as a suspension without a substantiated nonconformity', () => {
    expect(judge([open()], suspend())).toEqual({
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
