import { describe, expect, test } from 'vitest'
import { at, by, digestA, digestB, people, person } from '../examples.ts'
import { afterSteps } from '../given-when-then.fixture.ts'
import * as example from './examples.ts'
import { applicationMachine } from './table.ts'

const { agreed, answers, accept, acceptance, answer, countersign, decline, declare, open, opening, sign, startReview } =
  example
const {
  description,
  drill,
  returnApplication,
  submit,
  toAccepted,
  toContracted,
  toDraft,
  toInReview,
  toSubmitted,
  withdraw,
} = example
const { applicant, applicationReviewer, planOwner, signatory } = people

const { givenSteps, givenStored } = afterSteps(applicationMachine)
const reviewer = applicationReviewer.id
const declared = {
  type: 'ApplicationImpartialityDeclared',
  ...by(applicationReviewer),
  personId: reviewer,
  function: 'application-reviewer',
} as const

describe('an application on its way to the contract', () => {
  const { name: _name, actor: _actor, ...opened } = opening
  const openedWith = { ...opened, type: 'ApplicationOpened', ...by(applicant), modalities: ['genai', 'nlp'] } as const

  test('keeps what it was opened with and pins authority and edition', () => {
    const state = givenSteps().when(open()).then([openedWith])
    expect(state).toMatchObject({
      status: 'draft',
      authority: 'hk',
      edition: 'GBA-AI 2026-1',
      submissions: 0,
      answers: {},
      declarations: [],
      declarationNotLodgedElsewhere: false,
    })
  })

  test('keeps its modalities in their order by name, as a set that is compared', () => {
    const modalities = ['biometric', 'genai', 'nlp'] as const
    const asked = open({ modalities: ['nlp', 'biometric', 'genai'] })
    const state = givenSteps()
      .when(asked)
      .then([{ ...openedWith, modalities }])
    expect(state?.modalities).toEqual(modalities)
  })

  test('merges answers, the later over the earlier', () => {
    const again = { requirementId: 'TS-01', statement: 'Answers questions on two laws.', evidence: [] }
    const state = givenSteps(...toDraft, answer())
      .when(answer([again]))
      .then([{ type: 'RequirementsAnswered', ...by(applicant), answers: [again] }])
    expect(Object.keys(state?.answers ?? {})).toEqual(['TS-01', 'TS-02'])
    expect(state?.answers['TS-01']).toEqual(again)
  })

  test('may answer a requirement whose answer is not demanded', () => {
    const optional = { requirementId: 'IN-01', statement: 'No sandbox.', evidence: [] }
    givenSteps(...toDraft)
      .when(answer([optional]))
      .then([{ type: 'RequirementsAnswered', ...by(applicant), answers: [optional] }])
  })

  test('is submitted with its declaration that it is lodged nowhere else', () => {
    const state = givenSteps(...toDraft, answer())
      .when(submit())
      .then([{ type: 'ApplicationSubmitted', ...by(applicant), submission: 1 }])
    expect(state).toMatchObject({
      status: 'submitted',
      submissions: 1,
      declarationNotLodgedElsewhere: true,
      lodgement: { askedAt: at },
    })
  })

  test('opens only what was returned, and the next submission is a new version', () => {
    const missing = [{ requirementId: 'TS-02', reason: 'Say why it is not high.' }]
    const returned = givenSteps(...toSubmitted, declare())
      .when(returnApplication())
      .then([{ type: 'ApplicationReturned', ...by(applicationReviewer), missing }])
    expect(returned).toMatchObject({ status: 'draft', missing, reopenedRequirements: ['TS-02'], submissions: 1 })
    const resubmitted = givenSteps(...toSubmitted, declare(), returnApplication(), answer(answers.slice(1)))
      .when(submit())
      .then([{ type: 'ApplicationSubmitted', ...by(applicant), submission: 2 }])
    expect(resubmitted).toMatchObject({ status: 'submitted', submissions: 2 })
    expect(resubmitted).not.toHaveProperty('reopenedRequirements')
    expect(resubmitted).not.toHaveProperty('missing')
  })

  test('is reviewed by whom the plan owner assigned', () => {
    const state = givenSteps(...toSubmitted)
      .when(startReview())
      .then([{ type: 'ReviewStarted', ...by(planOwner), reviewerId: reviewer }])
    expect(state).toMatchObject({ status: 'in-review', reviewerId: reviewer })
  })

  test('is accepted with an agreement that holds every clause, the fee and the outsourcing', () => {
    const { review, scope } = acceptance
    const state = givenSteps(...toInReview)
      .when(accept())
      .then([{ type: 'ApplicationAccepted', ...by(applicationReviewer), review, scope, agreement: agreed }])
    expect(state).toMatchObject({ status: 'accepted', scope, agreement: agreed })
    expect(state).not.toHaveProperty('firstOfItsKindJustification')
  })

  test('is contracted once both have signed', () => {
    const signed = givenSteps(...toAccepted)
      .when(sign())
      .then([{ type: 'AgreementSigned', ...by(applicant), agreementVersion: '1' }])
    expect(signed).toMatchObject({
      status: 'accepted',
      agreement: { ...agreed, clientSignedBy: applicant.id, clientSignedAt: at },
    })
    const contracted = givenSteps(...toAccepted, sign())
      .when(countersign())
      .then([{ type: 'AgreementCountersigned', ...by(signatory), agreementVersion: '1' }])
    expect(contracted).toMatchObject({
      status: 'contracted',
      agreement: { clientSignedBy: applicant.id, countersignedBy: signatory.id, countersignedAt: at },
    })
    expect(givenSteps(...toContracted).state).toEqual(contracted)
  })

  test('keeps a declaration with its function, its words and its time', () => {
    const statement = 'I have no interest in the applicant.'
    const state = givenSteps(...toSubmitted)
      .when(declare())
      .then([{ ...declared, conflict: false, statement }])
    expect(state?.declarations).toEqual([
      { personId: reviewer, function: 'application-reviewer', conflict: false, statement, declaredAt: at },
    ])
  })

  test('loses its reviewer when the reviewer declares a conflict, and that person is not assigned again', () => {
    const state = givenSteps(...toSubmitted, startReview())
      .when(declare(true))
      .then([
        { ...declared, conflict: true, statement: 'My sister works there.' },
        { type: 'ApplicationReviewerRecused', ...by(applicationReviewer), personId: reviewer },
      ])
    expect(state?.status).toBe('submitted')
    expect(state).not.toHaveProperty('reviewerId')
    givenSteps(...toSubmitted, startReview(), declare(true))
      .when(startReview())
      .then([`/reviewerId reviewer-in-conflict ${reviewer}`])
  })

  test('keeps its reviewer when a person who is not the reviewer declares a conflict', () => {
    const other = person('per_other', 'application-reviewer')
    const state = givenSteps(...toInReview)
      .when(declare(true, other))
      .then([{ ...declared, ...by(other), personId: other.id, conflict: true, statement: 'My sister works there.' }])
    expect(state).toMatchObject({ status: 'in-review', reviewerId: reviewer })
  })

  test('records why it was declined', () => {
    const state = givenSteps(...toInReview)
      .when(decline('No competence.'))
      .then([{ type: 'ApplicationDeclined', ...by(applicationReviewer), reason: 'No competence.' }])
    expect(state).toMatchObject({ status: 'declined', declinedFor: 'No competence.' })
  })

  test('is withdrawn with or without a reason', () => {
    const state = givenSteps(...toDraft)
      .when(withdraw())
      .then([{ type: 'ApplicationWithdrawn', ...by(applicant) }])
    expect(state?.status).toBe('withdrawn')
    givenSteps(...toDraft)
      .when(withdraw('No product.'))
      .then([{ type: 'ApplicationWithdrawn', ...by(applicant), reason: 'No product.' }])
  })
})

describe('the opening refuses', () => {
  test('an edition that is not published', () => {
    const published = ['GBA-AI 2027-1', 'GBA-AI 2027-2']
    givenSteps()
      .when(open({}, { publishedEditions: published }))
      .then([{ violation: '/edition edition-not-published', params: { published } }])
  })

  test('places of use without the place of the authority applied to, and a place named twice', () => {
    givenSteps()
      .when(open({ placesOfUse: ['CN', 'CN'] }))
      .then(['/placesOfUse lead-place-missing', '/placesOfUse/1 place-repeated'])
    givenSteps()
      .when(open({ placesOfUse: ['HK', 'CN', 'HK'] }))
      .then(['/placesOfUse/2 place-repeated'])
  })

  test('a modality named twice', () => {
    givenSteps()
      .when(open({ modalities: ['genai', 'nlp', 'genai'] }))
      .then(['/modalities/2 modality-repeated'])
  })

  test('a system that another organisation registered', () => {
    givenSteps()
      .when(open({}, { organisationOfSystem: 'org_2' }))
      .then(['/aiSystemId system-of-another-organisation'])
  })

  test('a prohibited practice in a class that can be certified, and no other practice', () => {
    givenSteps()
      .when(open({ prohibitedPractice: 'social-scoring' }))
      .then(['/riskClass class-contradicts-practice social-scoring'])
    const changes = [{ prohibitedPractice: 'social-scoring' }, {}].map((one) => ({ ...one, riskClass: 'unacceptable' }))
    for (const change of changes as { riskClass: 'unacceptable' }[]) {
      const { name: _name, actor: _actor, ...opened } = opening
      givenSteps()
        .when(open(change))
        .then([{ ...opened, ...change, type: 'ApplicationOpened', ...by(applicant), modalities: ['genai', 'nlp'] }])
    }
  })
})

describe('answers are refused', () => {
  test('for unknown, inapplicable and repeated requirements, each named by its pointer', () => {
    const asked = ['TS-99', 'XB-02', 'TS-01', 'TS-01'].map((requirementId) => ({
      requirementId,
      statement: 'Yes.',
      evidence: [],
    }))
    givenSteps(...toDraft)
      .when(answer(asked))
      .then([
        '/answers/0/requirementId requirement-unknown TS-99',
        '/answers/1/requirementId requirement-not-applicable XB-02',
        '/answers/3/requirementId requirement-repeated TS-01',
      ])
  })

  test('when there are none', () => {
    givenSteps(...toDraft)
      .when(answer([]))
      .then(['/answers nothing-answered'])
  })

  test('when blank, or on evidence that was not uploaded for this application', () => {
    const bare = [{ requirementId: 'TS-01', statement: ' ', evidence: [digestA, digestB] }]
    givenSteps(...toDraft)
      .when(answer(bare))
      .then(['/answers/0/statement text-missing TS-01', '/answers/0/evidence/1 evidence-unknown TS-01'])
  })

  test('when they explain the absence of what is not asked for, or do not explain it', () => {
    const [first] = answers.map((one) => ({
      ...one,
      withoutEvidence: [
        { kind: 'drill-record', reason: 'Nothing can be stopped that does not act.' },
        { kind: 'drill-record', reason: ' ' },
        { kind: 'sandbox-plan', reason: 'There was no sandbox.' },
      ],
    }))
    givenSteps(...toDraft)
      .when(answer(first === undefined ? [] : [first]))
      .then([
        '/answers/0/withoutEvidence/1/reason text-missing TS-01',
        '/answers/0/withoutEvidence/2/kind requirement-asks-otherwise TS-01',
      ])
  })

  test('for a requirement that a return did not reopen', () => {
    givenSteps(...toSubmitted, declare(), returnApplication())
      .when(answer())
      .then(['/answers/0/requirementId requirement-not-reopened TS-01'])
  })
})

describe('the submission is refused', () => {
  test('with every missing requirement at once', () => {
    givenSteps(...toDraft)
      .when(submit())
      .then(['requirement-unanswered TS-01', 'requirement-unanswered TS-02'])
    givenSteps(...toDraft)
      .when(submit(true, { evidence: [] }))
      .then([
        'requirement-unanswered TS-01',
        'requirement-unanswered TS-02',
        'evidence-not-covered TS-01',
        'evidence-not-covered TS-01',
      ])
  })

  test.each([
    ['is missing', [description], 'missing'],
    ['answers another requirement', [description, { ...drill, requirements: ['IN-01'] }], 'missing'],
    ['is of no kind', [description, { ...drill, kind: null }], 'missing'],
    ['is a day older than it may be', [description, { ...drill, effectiveOn: '2026-05-05' }], 'expired'],
  ])('where the evidence of one kind %s, and the kind is named', (_what, evidence, standing) => {
    const params = { requirementId: 'TS-01', kind: 'drill-record', standing }
    givenSteps(...toDraft, answer())
      .when(submit(true, { evidence }))
      .then([{ violation: 'evidence-not-covered TS-01', params }])
  })

  test('for an answer that says nothing, whatever the store holds', () => {
    const blank = Object.fromEntries(answers.map((one) => [one.requirementId, { ...one, statement: ' ' }]))
    givenStored([...toDraft, answer()], { answers: blank })
      .when(submit())
      .then(['requirement-unanswered TS-01', 'requirement-unanswered TS-02'])
  })

  test('for a demanded answer without evidence', () => {
    const bare = [{ requirementId: 'TS-01', statement: 'Yes.', evidence: [] }, ...answers.slice(1)]
    givenSteps(...toDraft, answer(bare))
      .when(submit())
      .then(['evidence-missing TS-01'])
  })

  test('neither for what is explained, nor for what is only recommended', () => {
    const reason = 'Nothing acts that could be stopped.'
    const explained = (...kinds: string[]) =>
      answer([
        {
          requirementId: 'TS-01',
          statement: 'Yes.',
          evidence: [],
          withoutEvidence: kinds.map((kind) => ({ kind, reason })),
        },
        ...answers.slice(1),
      ])
    const submitted = { type: 'ApplicationSubmitted', ...by(applicant), submission: 1 } as const
    givenSteps(...toDraft, explained('drill-record', 'system-description'))
      .when(submit(true, { evidence: [] }))
      .then([submitted])
    givenSteps(...toDraft, explained('drill-record'))
      .when(submit(true, { evidence: [description] }))
      .then(['evidence-missing TS-01'])
    givenSteps(...toDraft, explained('drill-record'))
      .when(submit(true, { evidence: [] }))
      .then(['evidence-missing TS-01', 'evidence-not-covered TS-01'])
  })

  test('for the class unacceptable, naming the prohibited practice', () => {
    givenSteps(open({ riskClass: 'unacceptable', prohibitedPractice: 'social-scoring' }))
      .when(submit(true, { applicable: [] }))
      .then([{ violation: '/riskClass class-unacceptable social-scoring', params: { practice: 'social-scoring' } }])
    givenSteps(open({ riskClass: 'unacceptable' }))
      .when(submit(true, { applicable: [] }))
      .then(['/riskClass class-unacceptable'])
  })

  test('without the declaration that it is lodged nowhere else', () => {
    givenSteps(...toDraft, answer())
      .when(submit(false))
      .then(['/declarationNotLodgedElsewhere declaration-missing'])
  })
})
