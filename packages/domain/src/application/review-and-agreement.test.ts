import { describe, expect, test } from 'vitest'
import { at, by, noInterests, people, person, staff } from '../examples.ts'
import { afterSteps } from '../given-when-then.fixture.ts'
import type { Actor } from '../roles.ts'
import * as example from './examples.ts'
import { applicationMachine } from './table.ts'

const { accept, acceptance, agreed, countersign, decline, declare, returnApplication, sign, startReview } = example
const { replaceReviewer, toAccepted, toInReview, toSubmitted } = example
const { applicant, applicationReviewer, signatory } = people
const { givenSteps, givenStored } = afterSteps(applicationMachine)
const reviewer = applicationReviewer.id

describe('the application review is refused', () => {
  test('a return that names nothing, or names without reason what does not apply', () => {
    givenSteps(...toSubmitted, declare())
      .when(returnApplication([]))
      .then(['/missing nothing-named'])
    givenSteps(...toSubmitted, declare())
      .when(returnApplication([{ requirementId: 'XB-02', reason: '' }]))
      .then(['/missing/0/requirementId requirement-not-applicable XB-02', '/missing/0/reason text-missing XB-02'])
  })

  test('a reviewer without an authorisation in force', () => {
    givenSteps(...toSubmitted)
      .when(startReview({ reviewerAuthorisation: null }))
      .then([`/reviewerId reviewer-not-authorised ${reviewer}`])
  })

  test.each([
    ['accept', (actor: Actor) => accept({}, {}, actor)],
    ['decline', (actor: Actor) => decline('No.', actor)],
  ])('to another application reviewer than the assigned one: %s', (_name, step) => {
    const other = person('per_other', 'application-reviewer')
    givenSteps(...toInReview, declare(false, other))
      .when(step(other))
      .then(['not-the-assigned-reviewer'])
  })

  test('a return by another reviewer than the one assigned', () => {
    givenStored([...toSubmitted, declare()], { reviewerId: 'per_other' })
      .when(returnApplication())
      .then(['not-the-assigned-reviewer'])
  })

  test('an acceptance with a point unanswered, a language missing, or no justification for a first of its kind', () => {
    const change = { review: { ...acceptance.review, competenceAvailable: false }, scope: { en: 'Legal questions' } }
    givenSteps(...toInReview)
      .when(accept(change, { firstOfItsKind: true, scopeLanguages: ['en', 'pt'] }))
      .then([
        '/review/competenceAvailable review-point-not-met e',
        '/scope/pt scope-language-missing pt',
        '/firstOfItsKindJustification justification-missing',
      ])
  })

  test.each([
    ['informationSufficient', 'a'],
    ['differencesResolved', 'b'],
    ['scopeDefined', 'c'],
    ['meansAvailable', 'd'],
  ])('an acceptance while %s is answered no', (point, letter) => {
    givenSteps(...toInReview)
      .when(accept({ review: { ...acceptance.review, [point]: false } }))
      .then([`/review/${point} review-point-not-met ${letter}`])
  })

  test('an acceptance for an organisation that nobody has verified', () => {
    givenSteps(...toInReview)
      .when(accept({}, { organisationVerified: false }))
      .then([{ violation: 'organisation-not-verified org_1', params: { organisationId: 'org_1' } }])
  })

  test('a justified first of its kind is accepted', () => {
    const { review, scope } = acceptance
    const firstOfItsKindJustification = 'Competence was built.'
    const accepted = {
      type: 'ApplicationAccepted',
      ...by(applicationReviewer),
      review,
      scope,
      agreement: agreed,
    } as const
    const state = givenSteps(...toInReview)
      .when(accept({ firstOfItsKindJustification }, { firstOfItsKind: true }))
      .then([{ ...accepted, firstOfItsKindJustification }])
    expect(state?.firstOfItsKindJustification).toBe(firstOfItsKindJustification)
  })

  test('a decline without a reason', () => {
    givenSteps(...toInReview)
      .when(decline(' '))
      .then(['/reason text-missing'])
  })

  test('a declaration that says nothing', () => {
    const blank = { name: 'declareApplicationImpartiality', actor: applicationReviewer, at, conflict: false } as const
    givenSteps(...toSubmitted, startReview())
      .when({ ...blank, statement: '' }, staff('application-reviewer'))
      .then(['/statement text-missing'])
  })
})

describe('another reviewer takes over', () => {
  const inConflict = { inConflict: [reviewer] }
  const served = { servedClientOn: { [reviewer]: '2026-10-01' } }

  test('with a reason, and is another', () => {
    givenSteps(...toInReview)
      .when(replaceReviewer({}, 'per_other', ' '))
      .then(['/reason text-missing'])
    givenSteps(...toInReview)
      .when(replaceReviewer({}, reviewer))
      .then([`/reviewerId reviewer-is-assigned ${reviewer}`])
    givenSteps(...toInReview)
      .when(replaceReviewer())
      .then([{ type: 'ReviewStarted', ...by(people.planOwner), reviewerId: 'per_other', reason: 'Has left.' }])
  })

  test('unless that one stands in conflict, or served the client lately', () => {
    givenSteps(...toInReview)
      .when(replaceReviewer({ inConflict: ['per_other'] }))
      .then(['/reviewerId reviewer-in-conflict per_other'])
    givenSteps(...toInReview)
      .when(replaceReviewer({ servedClientOn: { per_other: '2026-10-01' } }))
      .then(['/reviewerId reviewer-cooling-off per_other'])
  })

  test.each([
    ['in conflict', inConflict],
    ['in the cooling-off', served],
  ])('after the acceptance only where its reviewer is %s', (_how, facts) => {
    givenSteps(...toAccepted)
      .when(replaceReviewer())
      .then([`acceptance-stands ${reviewer}`])
    givenSteps(...toAccepted, sign())
      .when(replaceReviewer(facts))
      .then([
        { type: 'AcceptanceFell', ...by(people.planOwner), personId: reviewer },
        { type: 'ReviewStarted', ...by(people.planOwner), reviewerId: 'per_other', reason: 'Has left.' },
      ])
    givenSteps(...toAccepted, sign())
      .when(countersign('1', facts))
      .then([`accepted-in-conflict ${reviewer}`])
  })
})

describe('the agreement is refused', () => {
  test('with a clause missing', () => {
    givenStored(toAccepted, { agreement: { ...agreed, clauses: [...'abcdefghijkl'] } })
      .when(sign())
      .then(['agreement-clause-missing m'])
    const signed = { ...agreed, clauses: [...'bcdefghijklm'], clientSignedBy: applicant.id }
    givenStored([...toAccepted, sign()], { agreement: signed })
      .when(countersign())
      .then(['agreement-clause-missing a'])
  })

  test('where there is none, whatever the store holds', () => {
    const everyClause = [...'abcdefghijklm'].map((point) => `agreement-clause-missing ${point}`)
    const none = { agreement: undefined }
    givenStored(toAccepted, none).when(sign()).then(everyClause)
    givenStored(toAccepted, none)
      .when(countersign())
      .then(['client-not-signed', ...everyClause])
  })

  test('to be signed twice by the client, or countersigned first', () => {
    givenSteps(...toAccepted, sign())
      .when(sign())
      .then(['already-signed'])
    givenSteps(...toAccepted)
      .when(countersign())
      .then(['client-not-signed'])
  })

  test('to be countersigned for an organisation whose verification was revoked since the acceptance', () => {
    givenSteps(...toAccepted, sign())
      .when(countersign('1', { organisationVerified: false }))
      .then(['organisation-not-verified org_1'])
  })

  test('in another version than the one on offer, from either side', () => {
    givenSteps(...toAccepted)
      .when(sign('2'))
      .then(['/agreementVersion agreement-version-differs'])
    givenSteps(...toAccepted, sign())
      .when(countersign('2'))
      .then(['/agreementVersion agreement-version-differs'])
  })

  test('to a signatory whose authorisation has expired', () => {
    const late = { name: 'countersignAgreement', actor: signatory, at: '2028-01-01T00:00:00Z' } as const
    givenSteps(...toAccepted, sign())
      .when({ ...late, agreementVersion: '1' }, { ...staff('signatory'), ...noInterests, organisationVerified: true })
      .then(['not-authorised'])
  })
})
