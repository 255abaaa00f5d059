import { describe, expect, test } from 'vitest'
import { at, by, people } from '../examples.ts'
import { afterSteps } from '../given-when-then.fixture.ts'
import {
  accept,
  acceptance,
  agreed,
  declare,
  open,
  recordCheck,
  repeatCheck,
  returnApplication,
  startReview,
  toDraft,
  toInReview,
  toSubmitted,
  withdraw,
} from './examples.ts'
import { applicationMachine } from './table.ts'

const { givenSteps, givenStored } = afterSteps(applicationMachine)
const { applicationReviewer, system } = people
const lodgedAt = '2026-11-01T02:00:00Z'
const inMacao = { authority: 'mo', lodgedAt } as const
const toReview = [...toSubmitted, startReview(), declare()]

describe('what the authorities answered', () => {
  test('is recorded once for the question that stands', () => {
    const answered = { lodgedAt: at, found: [inMacao], unanswered: ['cn-gd'], underAnotherKey: [] } as const
    const state = givenSteps(...toSubmitted)
      .when(recordCheck({ found: [inMacao], unanswered: ['cn-gd'] }))
      .then([{ type: 'LodgementChecked', ...by(system), askedAt: at, ...answered }])
    expect(state?.lodgement).toEqual({
      askedAt: at,
      result: { checkedAt: at, ...answered },
    })
    givenSteps(...toSubmitted)
      .when(recordCheck({ askedAt: lodgedAt }))
      .then([{ violation: '/askedAt lodgement-check-superseded', params: { askedAt: lodgedAt } }])
  })

  test('is recorded of no draft, and not after the end', () => {
    const refused = (status: string, allowed: string[]) =>
      ({ kind: 'not-allowed', status, command: 'recordLodgementCheck', allowed }) as const
    const late = 'declareApplicationImpartiality'
    const draft = ['answerRequirements', 'submitApplication', 'withdrawApplication', late]
    givenSteps(...toDraft)
      .when(recordCheck())
      .then(refused('draft', draft))
    givenSteps(...toSubmitted, declare(), returnApplication())
      .when(recordCheck())
      .then(refused('draft', draft))
    givenSteps(...toSubmitted, withdraw())
      .when(recordCheck())
      .then(refused('withdrawn', [late]))
  })

  test('is asked for again by the reviewer, and nothing stands until it comes', () => {
    const state = givenSteps(...toReview, recordCheck({ found: [inMacao] }))
      .when(repeatCheck())
      .then([{ type: 'LodgementCheckRepeated', ...by(applicationReviewer) }])
    expect(state?.lodgement).toEqual({ askedAt: at })
    givenSteps(...toSubmitted)
      .when(repeatCheck())
      .then(['impartiality-not-declared'])
  })
})

describe('an acceptance is refused', () => {
  const { review, scope } = acceptance
  const accepted = {
    type: 'ApplicationAccepted',
    ...by(applicationReviewer),
    review,
    scope,
    agreement: agreed,
  } as const

  test('before the authorities have answered', () => {
    givenSteps(...toReview)
      .when(accept())
      .then(['lodgement-not-checked'])
    givenStored(toReview, { lodgement: undefined }).when(accept()).then(['lodgement-not-checked'])
  })

  test('while another live application is lodged, here or elsewhere, each authority named', () => {
    givenSteps(...toReview, recordCheck({ found: [inMacao, { authority: 'cn-gd', lodgedAt }] }))
      .when(accept({ lodgementJustification: 'It is mine to decide.' }, { lodgedHere: true }))
      .then([
        { violation: 'lodged-with hk', params: { authority: 'hk' } },
        { violation: 'lodged-with mo', params: { authority: 'mo' } },
        { violation: 'lodged-with cn-gd', params: { authority: 'cn-gd' } },
      ])
    givenSteps(...toReview)
      .when(accept({}, { lodgedHere: true }))
      .then(['lodged-with hk', 'lodgement-not-checked'])
  })

  test('for an authority that has not answered in time, unless the reviewer says why it is accepted', () => {
    const silent = [...toReview, recordCheck({ unanswered: ['cn-gd', 'mo'] })]
    for (const lodgementJustification of [undefined, ' ']) {
      givenSteps(...silent)
        .when(accept({ lodgementJustification }))
        .then(['/lodgementJustification lodgement-unanswered cn-gd', '/lodgementJustification lodgement-unanswered mo'])
    }
    const lodgementJustification = 'Macao has confirmed it by letter.'
    givenSteps(...silent)
      .when(accept({ lodgementJustification }))
      .then([{ ...accepted, lodgementJustification }])
  })

  test('for an authority that compares under another key, unless the reviewer says why it is accepted', () => {
    const apart = [...toReview, recordCheck({ underAnotherKey: ['mo'] })]
    givenSteps(...apart)
      .when(accept())
      .then(['/lodgementJustification lodgement-key-differs mo'])
    const lodgementJustification = 'Macao has confirmed it by letter.'
    givenSteps(...apart)
      .when(accept({ lodgementJustification }))
      .then([{ ...accepted, lodgementJustification }])
  })

  test.each([
    ['earlier', 'cn-gd', '2026-11-01T01:59:59.999Z', true],
    ['of the same instant, first by its code', 'cn-gd', '2026-11-01T02:00:00.000Z', true],
    ['of the same instant, second by its code', 'mo', '2026-11-01T02:00:00.000Z', false],
    ['later', 'mo', '2026-11-01T02:00:00.001Z', false],
    ['earlier in another notation of time', 'mo', '2026-11-01T09:59:59+08:00', true],
  ] as const)('by a lodgement that is %s', (_when, authority, other, isRefused) => {
    givenSteps(...toReview, recordCheck({ lodgedAt, found: [{ authority, lodgedAt: other }] }))
      .when(accept())
      .then(isRefused ? [`lodged-with ${authority}`] : [accepted])
  })

  test('no more once what was found here has ended', () => {
    const found = [...toReview, recordCheck({ found: [{ authority: 'hk', lodgedAt }] })]
    givenSteps(...found)
      .when(accept())
      .then([accepted])
    givenSteps(...toInReview)
      .when(accept({}, { lodgedHere: true }))
      .then(['lodged-with hk'])
  })
})

describe('a renewal or a change', () => {
  const follows = 'GBAAI-H001-26-L-00003-3'

  test('names a certificate of the applicant', () => {
    const pinned = givenSteps(open({ follows }, { followsOwn: true })).state
    expect(pinned).toMatchObject({ follows, status: 'draft' })
    expect(givenSteps(open()).state).not.toHaveProperty('follows')
  })

  test('names no certificate of another', () => {
    givenSteps()
      .when(open({ follows }))
      .then([
        { violation: '/follows certificate-not-own GBAAI-H001-26-L-00003-3', params: { certificateNumber: follows } },
      ])
  })
})
