import { at, authorisation, digestA, digestB, noInterests, people, staff, standing } from '../examples.ts'
import type { CoveringFile } from '../evidence-coverage/coverage.ts'
import type { Step } from '../examples.ts'
import type { AcceptApplication, ApplicationCommand, OpenApplication } from './commands.ts'
import type { ApplicationTypes } from './events.ts'

// For the tests of this package only: one application from its opening to its contract, and the ways it can leave.

type ApplicationStep = Step<ApplicationTypes>
type Payload<N> = Omit<Extract<ApplicationCommand, { name: N }>, 'name' | 'at' | 'actor'>

const applicable = [
  { requirementId: 'TS-01', needsEvidence: true, mustAnswer: true },
  { requirementId: 'TS-02', needsEvidence: false, mustAnswer: true },
  { requirementId: 'IN-01', needsEvidence: true, mustAnswer: false },
]
/** What the edition asks for of them. */
const demands = [
  { requirementId: 'TS-01', kind: 'system-description', residencyCategory: 'C4', maxAgeDays: null },
  { requirementId: 'TS-01', kind: 'drill-record', residencyCategory: 'C5', maxAgeDays: 180 },
  { requirementId: 'IN-01', kind: 'sandbox-plan', residencyCategory: 'C4', maxAgeDays: null },
] as const
/** What is there of it. */
export const description: CoveringFile = {
  evidenceId: 'evd_1',
  digest: digestA,
  kind: 'system-description',
  requirements: ['TS-01'],
  effectiveOn: '2025-01-15',
  closedFor: null,
  supersedes: null,
  isReturned: false,
}
export const drill: CoveringFile = {
  ...description,
  evidenceId: 'evd_2',
  digest: digestB,
  kind: 'drill-record',
  effectiveOn: '2026-10-01',
}
const answerFacts = {
  ...standing,
  knownRequirements: ['TS-01', 'TS-02', 'IN-01', 'XB-02'],
  applicable,
  evidence: [{ digest: digestA, closedFor: null }],
  demands,
}

export const opening: OpenApplication = {
  name: 'openApplication',
  actor: people.applicant,
  at,
  authority: 'hk',
  edition: 'GBA-AI 2026-1',
  applicationId: 'app_1',
  applicantId: 'apt_1',
  organisationId: 'org_1',
  aiSystemId: 'sys_1',
  riskClass: 'limited',
  modalities: ['nlp', 'genai'],
  placesOfUse: ['CN', 'HK', 'MO'],
}
export const answers = [
  { requirementId: 'TS-01', statement: 'Answers questions on the law of Hong Kong.', evidence: [digestA] },
  { requirementId: 'TS-02', statement: 'Limited, for it informs and does not decide.', evidence: [] },
]
export const acceptance: Payload<'acceptApplication'> = {
  review: {
    informationSufficient: true,
    differencesResolved: true,
    scopeDefined: true,
    meansAvailable: true,
    competenceAvailable: true,
  },
  scope: { en: 'Legal questions and answers', 'zh-Hant': '法律問答', 'zh-Hans': '法律问答', pt: 'Consultas jurídicas' },
  outsourcing: ['Bay Test Laboratory'],
} satisfies Omit<AcceptApplication, 'name' | 'at' | 'actor'>

/** What the acceptance offers. */
export const agreed = {
  version: '1',
  clauses: 'abcdefghijklm'.split(''),
  fee: { amountMinor: 11_400_000, currency: 'HKD', functionVersion: 'fee-1' },
  outsourcing: ['Bay Test Laboratory'],
} as const

export function open(change: Partial<Payload<'openApplication'>> = {}, facts = {}): ApplicationStep {
  const looked = { ...standing, publishedEditions: ['GBA-AI 2026-1'], organisationOfSystem: 'org_1', followsOwn: false }
  return () => ({ command: { ...opening, ...change }, facts: { ...looked, ...facts } })
}
export function answer(given: Payload<'answerRequirements'>['answers'] = answers, facts = {}): ApplicationStep {
  const command = { name: 'answerRequirements', actor: people.applicant, at, answers: given } as const
  return () => ({ command, facts: { ...answerFacts, ...facts } })
}
export function submit(declarationNotLodgedElsewhere = true, facts = {}): ApplicationStep {
  const command = { name: 'submitApplication', actor: people.applicant, at, declarationNotLodgedElsewhere } as const
  const looked = { ...standing, applicable, demands, evidence: [description, drill] }
  return () => ({ command, facts: { ...looked, ...facts } })
}
export function recordCheck(change: Partial<Payload<'recordLodgementCheck'>> = {}): ApplicationStep {
  const command = {
    name: 'recordLodgementCheck',
    actor: people.system,
    at,
    askedAt: at,
    lodgedAt: at,
    found: [],
    unanswered: [],
    underAnotherKey: [],
  } as const
  return () => ({ command: { ...command, ...change }, facts: standing })
}
export function repeatCheck(actor = people.applicationReviewer): ApplicationStep {
  const command = { name: 'repeatLodgementCheck', actor, at } as const
  return () => ({ command, facts: staff('application-reviewer') })
}
export function declare(conflict = false, actor = people.applicationReviewer): ApplicationStep {
  const statement = conflict ? 'My sister works there.' : 'I have no interest in the applicant.'
  const command = { name: 'declareApplicationImpartiality', actor, at, conflict, statement } as const
  return () => ({ command, facts: staff('application-reviewer') })
}
export function returnApplication(
  missing: Payload<'returnApplication'>['missing'] = [{ requirementId: 'TS-02', reason: 'Say why it is not high.' }],
  actor = people.applicationReviewer,
): ApplicationStep {
  const command = { name: 'returnApplication', actor, at, missing } as const
  return () => ({ command, facts: { ...staff('application-reviewer'), applicable } })
}
export function startReview(facts = {}, change: Partial<Payload<'startReview'>> = {}): ApplicationStep {
  const reviewerId = people.applicationReviewer.id
  const command = { name: 'startReview', actor: people.planOwner, at, reviewerId, ...change } as const
  const reviewerAuthorisation = authorisation('application-reviewer')
  return () => ({ command, facts: { ...staff('plan-owner'), ...noInterests, reviewerAuthorisation, ...facts } })
}
/** Another reviewer is named in the place of the assigned one. */
export function replaceReviewer(facts = {}, reviewerId = 'per_other', reason = 'Has left.'): ApplicationStep {
  return startReview(facts, { reviewerId, reason })
}
export function accept(
  change: Partial<Payload<'acceptApplication'>> = {},
  facts = {},
  actor = people.applicationReviewer,
): ApplicationStep {
  const command = { name: 'acceptApplication', actor, at, ...acceptance, ...change } as const
  const scopeLanguages = ['zh-Hans', 'zh-Hant', 'en', 'pt']
  const looked = {
    ...staff('application-reviewer'),
    organisationVerified: true,
    lodgedHere: false,
    firstOfItsKind: false,
    scopeLanguages,
  }
  return () => ({ command, facts: { ...looked, ...facts } })
}
export function decline(reason = 'No competence for this kind of system.', actor = people.applicationReviewer) {
  const command = { name: 'declineApplication', actor, at, reason } as const
  const step: ApplicationStep = () => ({ command, facts: staff('application-reviewer') })
  return step
}
export function sign(agreementVersion = '1'): ApplicationStep {
  const command = { name: 'signAgreement', actor: people.applicant, at, agreementVersion } as const
  return () => ({ command, facts: standing })
}
export function countersign(agreementVersion = '1', facts = {}): ApplicationStep {
  const command = { name: 'countersignAgreement', actor: people.signatory, at, agreementVersion } as const
  return () => ({ command, facts: { ...staff('signatory'), ...noInterests, organisationVerified: true, ...facts } })
}
export function withdraw(reason?: string): ApplicationStep {
  const command = { name: 'withdrawApplication', actor: people.applicant, at, reason } as const
  return () => ({ command, facts: standing })
}

export const toDraft = [open()]
export const toSubmitted = [...toDraft, answer(), submit()]
export const toInReview = [...toSubmitted, recordCheck(), startReview(), declare()]
export const toAccepted = [...toInReview, accept()]
export const toContracted = [...toAccepted, sign(), countersign()]

/** Together they take every row of the table. */
export const applicationJourneys: readonly (readonly ApplicationStep[])[] = [
  toContracted,
  [...toSubmitted, declare(), returnApplication(), answer(answers.slice(1)), submit()],
  [...toSubmitted, startReview(), declare(true)],
  // A conflict that comes to light later.
  [...toSubmitted, declare(), returnApplication(), declare(true), withdraw(), declare(true)],
  [...toAccepted, sign(), declare(true)],
  [...toContracted, declare(true)],
  [...toInReview, decline(), declare(true)],
  [...toInReview, decline()],
  [...toSubmitted, declare(), repeatCheck(), startReview(), recordCheck(), repeatCheck()],
  [...toDraft, withdraw('The product is discontinued.')],
  [...toSubmitted, withdraw()],
  [...toInReview, withdraw()],
  [...toAccepted, withdraw()],
  [...toInReview, replaceReviewer()],
  [...toAccepted, replaceReviewer({ inConflict: [people.applicationReviewer.id] })],
]
