import { describe, expect, test } from 'vitest'
import { after, attempt, authorisation, codes, digestB, people, person, refused, staff } from '../examples.ts'
import type { Step } from '../examples.ts'
import * as example from './examples.ts'
import type { ApplicationTypes } from './events.ts'
import type { Application } from './state.ts'
import { applicationMachine } from './table.ts'

const { answers, accept, answer, countersign, decline, declare, open, sign, startReview, submit } = example
const { returnApplication, toAccepted, toContracted, toDraft, toInReview, toSubmitted } = example

function judge(
  from: readonly Step<ApplicationTypes>[],
  step: Step<ApplicationTypes>,
  change: Partial<Application> = {},
) {
  const state = from.length === 0 ? null : { ...after(applicationMachine, from), ...change }
  return attempt(applicationMachine, state, step(state))
}

describe('an application on its way to the contract', () => {
  test('keeps what it was opened with and pins authority and edition', () => {
    expect(after(applicationMachine, toDraft)).toMatchObject({
      status: 'draft',
      authority: 'hk',
      edition: 'GBA-AI 2026-1',
      submissions: 0,
      answers: {},
    })
  })

  test('keeps its modalities in their order by name, as a set that is compared', () => {
    expect(after(applicationMachine, [open({ modalities: ['nlp', 'biometric', 'genai'] })]).modalities).toEqual([
      'biometric',
      'genai',
      'nlp',
    ])
  })

  test('merges answers, the later over the earlier', () => {
    const again = { requirementId: 'TS-01', statement: 'Answers questions on two laws.', evidence: [] }
    const state = after(applicationMachine, [...toDraft, answer(), answer([again])])
    expect(Object.keys(state.answers)).toEqual(['TS-01', 'TS-02'])
    expect(state.answers['TS-01']).toEqual(again)
  })

  test('may answer a requirement whose answer is not demanded', () => {
    const optional = { requirementId: 'IN-01', statement: 'No sandbox.', evidence: [] }
    expect(judge(toDraft, answer([optional])).ok).toBe(true)
  })

  test('opens only what was returned, and the next submission is a new version', () => {
    const toReturned = [...toSubmitted, declare(), returnApplication()]
    const returned = after(applicationMachine, toReturned)
    expect(returned).toMatchObject({ status: 'draft', reopenedRequirements: ['TS-02'], submissions: 1 })
    const resubmitted = after(applicationMachine, [...toReturned, answer(answers.slice(1)), submit()])
    expect(resubmitted).toMatchObject({ status: 'submitted', submissions: 2 })
    expect(resubmitted).not.toHaveProperty('reopenedRequirements')
    expect(resubmitted).not.toHaveProperty('missing')
  })

  test('is accepted with an agreement that holds every clause, the fee and the outsourcing', () => {
    expect(after(applicationMachine, toAccepted).agreement).toEqual({
      version: '1',
      clauses: [...'abcdefghijklm'],
      fee: { amountMinor: 11_400_000, currency: 'HKD', functionVersion: 'fee-1' },
      outsourcing: ['Bay Test Laboratory'],
    })
  })

  test('is contracted once both have signed', () => {
    expect(after(applicationMachine, toContracted)).toMatchObject({
      status: 'contracted',
      agreement: { clientSignedBy: people.applicant.id, countersignedBy: people.signatory.id },
    })
  })

  test('loses its reviewer when the reviewer declares a conflict, and that person is not assigned again', () => {
    const recused = [...toSubmitted, startReview(), declare(true)]
    const state = after(applicationMachine, recused)
    expect(state.status).toBe('submitted')
    expect(state).not.toHaveProperty('reviewerId')
    expect(refused(judge(recused, startReview()))).toEqual(['/reviewerId reviewer-in-conflict per_appreviewer'])
  })

  test('keeps its reviewer when a person who is not the reviewer declares a conflict', () => {
    const other = person('per_other', 'application-reviewer')
    expect(after(applicationMachine, [...toInReview, declare(true, other)]).status).toBe('in-review')
  })

  test('records why it was declined', () => {
    expect(after(applicationMachine, [...toInReview, decline('No competence.')])).toMatchObject({
      status: 'declined',
      declinedFor: 'No competence.',
    })
  })
})

describe('the opening refuses', () => {
  test('an edition that is not published', () => {
    const decision = judge([], open({}, { publishedEditions: ['GBA-AI 2027-1', 'GBA-AI 2027-2'] }))
    expect(refused(decision)).toEqual(['/edition edition-not-published'])
    expect(decision).toMatchObject({
      refusal: { violations: [{ params: { published: ['GBA-AI 2027-1', 'GBA-AI 2027-2'] } }] },
    })
  })

  test('places of use without the place of the authority applied to, and a place named twice', () => {
    expect(refused(judge([], open({ placesOfUse: ['CN', 'CN'] })))).toEqual([
      '/placesOfUse lead-place-missing',
      '/placesOfUse/1 place-repeated',
    ])
  })

  test('a modality named twice', () => {
    expect(refused(judge([], open({ modalities: ['genai', 'nlp', 'genai'] })))).toEqual([
      '/modalities/2 modality-repeated',
    ])
  })

  test('a system that another organisation registered', () => {
    expect(refused(judge([], open({}, { organisationOfSystem: 'org_2' })))).toEqual([
      '/aiSystemId system-of-another-organisation',
    ])
  })

  test('a prohibited practice in a class that can be certified, and no other practice', () => {
    expect(refused(judge([], open({ prohibitedPractice: 'social-scoring' })))).toEqual([
      '/riskClass class-contradicts-practice social-scoring',
    ])
    expect(judge([], open({ riskClass: 'unacceptable', prohibitedPractice: 'social-scoring' })).ok).toBe(true)
    expect(judge([], open({ riskClass: 'unacceptable' })).ok).toBe(true)
  })
})

describe('answers are refused', () => {
  test('for unknown, inapplicable and repeated requirements, each named by its pointer', () => {
    const given = ['TS-99', 'XB-02', 'TS-01', 'TS-01'].map((requirementId) => ({
      requirementId,
      statement: 'Yes.',
      evidence: [],
    }))
    expect(refused(judge(toDraft, answer(given)))).toEqual([
      '/answers/0/requirementId requirement-unknown TS-99',
      '/answers/1/requirementId requirement-not-applicable XB-02',
      '/answers/3/requirementId requirement-repeated TS-01',
    ])
  })

  test('when there are none', () => {
    expect(refused(judge(toDraft, answer([])))).toEqual(['/answers nothing-answered'])
  })

  test('when blank, or on evidence that was not uploaded for this application', () => {
    const given = [{ requirementId: 'TS-01', statement: ' ', evidence: [digestB] }]
    expect(refused(judge(toDraft, answer(given)))).toEqual([
      '/answers/0/statement text-missing TS-01',
      '/answers/0/evidence/0 evidence-unknown TS-01',
    ])
  })

  test('for a requirement that a return did not reopen', () => {
    expect(refused(judge([...toSubmitted, declare(), returnApplication()], answer()))).toEqual([
      '/answers/0/requirementId requirement-not-reopened TS-01',
    ])
  })
})

describe('the submission is refused', () => {
  test('with every missing requirement at once', () => {
    expect(refused(judge(toDraft, submit()))).toEqual(['requirement-unanswered TS-01', 'requirement-unanswered TS-02'])
  })

  test('for a demanded answer without evidence', () => {
    const bare = [{ requirementId: 'TS-01', statement: 'Yes.', evidence: [] }, ...answers.slice(1)]
    expect(refused(judge([...toDraft, answer(bare)], submit()))).toEqual(['evidence-missing TS-01'])
  })

  test('for the class unacceptable, naming the prohibited practice', () => {
    const social = [open({ riskClass: 'unacceptable', prohibitedPractice: 'social-scoring' })]
    const decision = judge(social, submit(true, { applicable: [] }))
    expect(refused(decision)).toEqual(['/riskClass class-unacceptable social-scoring'])
    expect(decision).toMatchObject({ refusal: { violations: [{ params: { practice: 'social-scoring' } }] } })
  })

  test('without the declaration, and when it is lodged elsewhere', () => {
    expect(refused(judge([...toDraft, answer()], submit(false, { lodgedElsewhere: true })))).toEqual([
      '/declarationNotLodgedElsewhere declaration-missing',
      'lodged-elsewhere',
    ])
  })
})

describe('the application review is refused', () => {
  test('a return that names nothing, or names without reason what does not apply', () => {
    const declared = [...toSubmitted, declare()]
    expect(refused(judge(declared, returnApplication([])))).toEqual(['/missing nothing-named'])
    expect(refused(judge(declared, returnApplication([{ requirementId: 'XB-02', reason: '' }])))).toEqual([
      '/missing/0/requirementId requirement-not-applicable XB-02',
      '/missing/0/reason text-missing XB-02',
    ])
  })

  test('a reviewer without an authorisation in force', () => {
    expect(refused(judge(toSubmitted, startReview({ reviewerAuthorisation: null })))).toEqual([
      '/reviewerId reviewer-not-authorised per_appreviewer',
    ])
  })

  test.each([
    ['accept', (actor: typeof people.applicant) => accept({}, {}, actor)],
    ['decline', (actor: typeof people.applicant) => decline('No.', actor)],
  ])('to another application reviewer than the assigned one: %s', (_name, step) => {
    const other = person('per_other', 'application-reviewer')
    expect(codes(judge([...toInReview, declare(false, other)], step(other)))).toEqual(['not-the-assigned-reviewer'])
  })

  test('a return by another reviewer than the one assigned', () => {
    expect(codes(judge([...toSubmitted, declare()], returnApplication(), { reviewerId: 'per_other' }))).toEqual([
      'not-the-assigned-reviewer',
    ])
  })

  test('an acceptance with a point unanswered, a language missing, or no justification for a first of its kind', () => {
    const review = {
      informationSufficient: true,
      differencesResolved: true,
      scopeDefined: true,
      meansAvailable: true,
      competenceAvailable: false,
    }
    const change = { review, scope: { en: 'Legal questions' } }
    const decision = judge(toInReview, accept(change, { firstOfItsKind: true, scopeLanguages: ['en', 'pt'] }))
    expect(refused(decision)).toEqual([
      '/review/competenceAvailable review-point-not-met e',
      '/scope/pt scope-language-missing pt',
      '/firstOfItsKindJustification justification-missing',
    ])
  })

  test('a justified first of its kind is accepted', () => {
    const justified = accept({ firstOfItsKindJustification: 'Competence was built.' }, { firstOfItsKind: true })
    expect(after(applicationMachine, [...toInReview, justified]).firstOfItsKindJustification).toBe(
      'Competence was built.',
    )
  })

  test('a decline without a reason', () => {
    expect(refused(judge(toInReview, decline(' ')))).toEqual(['/reason text-missing'])
  })

  test('a declaration that says nothing', () => {
    const step = startReview()
    const blank: Step<ApplicationTypes> = () => ({
      command: { ...declare()(null).command, name: 'declareApplicationImpartiality', conflict: false, statement: '' },
      facts: staff('application-reviewer'),
    })
    expect(refused(judge([...toSubmitted, step], blank))).toEqual(['/statement text-missing'])
  })
})

describe('the agreement is refused', () => {
  const agreement = after(applicationMachine, toAccepted).agreement

  test('with a clause missing', () => {
    const lacking = agreement && { ...agreement, clauses: [...'abcdefghijkl'] }
    expect(refused(judge(toAccepted, sign(), { agreement: lacking }))).toEqual(['agreement-clause-missing m'])
    const signed = [...toAccepted, sign()]
    const lackingSigned = agreement && { ...agreement, clauses: [...'bcdefghijklm'], clientSignedBy: 'per_applicant' }
    expect(refused(judge(signed, countersign(), { agreement: lackingSigned }))).toEqual(['agreement-clause-missing a'])
  })

  test('to be signed twice by the client, or countersigned first', () => {
    expect(refused(judge([...toAccepted, sign()], sign()))).toEqual(['already-signed'])
    expect(refused(judge(toAccepted, countersign()))).toEqual(['client-not-signed'])
  })

  test('in another version than the one on offer, from either side', () => {
    expect(refused(judge(toAccepted, sign('2')))).toEqual(['/agreementVersion agreement-version-differs'])
    expect(refused(judge([...toAccepted, sign()], countersign('2')))).toEqual([
      '/agreementVersion agreement-version-differs',
    ])
  })

  test('to a signatory whose authorisation has expired', () => {
    const late: Step<ApplicationTypes> = (state) => ({
      command: { ...countersign()(state).command, at: '2028-01-01T00:00:00Z' } as ApplicationTypes['command'],
      facts: { ...staff('signatory'), authorisation: authorisation('signatory') },
    })
    expect(codes(judge([...toAccepted, sign()], late))).toEqual(['not-authorised'])
  })
})
