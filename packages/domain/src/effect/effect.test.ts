import { describe, expect, test } from 'vitest'
import { digestA, digestB, people, person } from '../examples.ts'
import { given } from '../given-when-then.fixture.ts'
import {
  deciding,
  effectOpened,
  effectSuspended,
  evaluating,
  nonconformitySubstantiated,
  openEffect,
  published,
  substantiateNonconformity,
  suspendEffect,
} from './examples.ts'
import { effectMachine } from './table.ts'
import { violation } from '../violation.ts'

const { evaluatorOne, deciderOne, system } = people

describe('the effect of a certificate', () => {
  test('is active once issued, then pending, then suspended, each step with reason, clause, time and person', () => {
    given(effectMachine, []).when(openEffect(), published).then([effectOpened()])
    given(effectMachine, [effectOpened()])
      .when(substantiateNonconformity(), evaluating)
      .then([nonconformitySubstantiated])
    const state = given(effectMachine, [effectOpened(), nonconformitySubstantiated])
      .when(suspendEffect(), deciding)
      .then([effectSuspended])
    expect(state?.status).toBe('suspended')
    expect(state?.substantiatedBy).toEqual([evaluatorOne.id])
    const history = [effectOpened(), nonconformitySubstantiated, effectSuspended]
    expect(history.map(({ clause, by }) => [clause, by])).toEqual([
      ['iso17065-7.7.3', system.id],
      ['iso17065-7.11.1', evaluatorOne.id],
      ['iso17065-7.11.1', deciderOne.id],
    ])
    expect(state?.history).toEqual(
      ['active', 'action-pending', 'suspended'].map((status, index) => {
        const { reason, clause, at, by } = history[index] ?? effectOpened()
        return { status, reason, clause, at, by }
      }),
    )
  })

  test('is reserved where the authority reserved', () => {
    const reserved = { decision: 'reserve', conditions: ['Notify the DSPDP.'] } as const
    const state = given(effectMachine, [])
      .when(openEffect(reserved), published)
      .then([effectOpened(reserved)])
    expect(state).toMatchObject({ status: 'reserved', conditions: ['Notify the DSPDP.'] })
  })

  test('keeps which requirement a nonconformity is on, where it is on one', () => {
    given(effectMachine, [effectOpened()])
      .when(substantiateNonconformity({ requirementId: 'TS-01' }), evaluating)
      .then([{ ...nonconformitySubstantiated, requirementId: 'TS-01' }])
  })
})

describe('an effect is opened', () => {
  test('after the publication, whoever is signatory by then: nobody is asked', () => {
    expect(Object.keys(published)).not.toContain('signatoryAuthorisation')
    given(effectMachine, []).when(openEffect(), published).then([effectOpened()])
  })

  test('again with the same content', () => {
    given(effectMachine, [])
      .when(openEffect(), { ...published, recordedDigest: digestA })
      .then([effectOpened()])
  })

  test.each([
    ['without a decision that grants', { granted: false }, 'not-granted'],
    ['without a countersigned agreement', { agreementCountersigned: false }, 'agreement-not-signed'],
    ['with an open nonconformity', { openNonconformities: 1 }, 'nonconformities-remain'],
    ['with a lint that fails', { lints: [violation('date-malformed', '/validTo', {})] }, '/validTo date-malformed'],
    [
      'with a content that not all have signed',
      { signatureFaults: [violation('not-signed', '/credential/signatures', {}, 'mo')] },
      '/credential/signatures not-signed mo',
    ],
    [
      'with a content that is not the first of its number',
      { recordedDigest: digestB },
      '/content certificate-digest-differs',
    ],
    ['under an edition that is not known', { isEditionKnown: false }, '/content/edition edition-unknown'],
  ])('never %s', (_name, facts, said) => {
    given(effectMachine, [])
      .when(openEffect(), { ...published, ...facts })
      .then([said])
  })

  test('never where this authority did not decide for it', () => {
    given(effectMachine, [])
      .when(openEffect({ decision: 'refuse' }), published)
      .then(['/content/decisions no-effect-here'])
  })

  test('never from a day before the decision', () => {
    given(effectMachine, [])
      .when(openEffect({ validFrom: '2026-10-31' }), published)
      .then(['/validFrom valid-before-decision'])
  })
})

describe('an action on the effect is refused', () => {
  const active = [effectOpened()]
  const pending = [effectOpened(), nonconformitySubstantiated]

  test('without a declaration of impartiality', () => {
    given(effectMachine, active)
      .when(substantiateNonconformity(), { ...evaluating, declared: false })
      .then([{ violation: 'impartiality-not-declared', params: { personId: evaluatorOne.id } }])
    given(effectMachine, pending)
      .when(suspendEffect(), { ...deciding, declared: false })
      .then([{ violation: 'impartiality-not-declared', params: { personId: deciderOne.id } }])
  })

  test('while its reason is blank in any authoritative language of its place', () => {
    const said = ['/reason/zh-Hant reason-language-missing HK', '/reason/en reason-language-missing HK']
    given(effectMachine, active)
      .when(substantiateNonconformity({ reason: { en: ' ' } }), evaluating)
      .then(said)
    given(effectMachine, pending)
      .when(suspendEffect({ pt: 'Porque sim.' }), deciding)
      .then(said)
    given(effectMachine, pending)
      .when(suspendEffect({ en: 'Because.', 'zh-Hant': '' }), deciding)
      .then(said.slice(0, 1))
  })

  test('to the person who substantiated the nonconformity', () => {
    const both = person(evaluatorOne.id, 'evaluator', 'decision-maker')
    given(effectMachine, pending)
      .when(suspendEffect(undefined, both), deciding)
      .then(['substantiated-the-nonconformity per_evaluator1'])
  })

  test('as a suspension without a substantiated nonconformity', () => {
    given(effectMachine, active)
      .when(suspendEffect(), deciding)
      .then({
        kind: 'not-allowed',
        status: 'active',
        command: 'suspendEffect',
        allowed: ['substantiateNonconformity'],
      })
  })
})
