import { at, authorisation, digestA, judge, noInterests, people, person, staff, standing } from '../examples.ts'
import type { Step } from '../examples.ts'
import type { Actor } from '../roles.ts'
import type { Candidate } from './assignment.ts'
import type { EvaluationCommand, FindingEntry, NonconformityEntry, OpenEvaluation } from './commands.ts'
import { contentOf } from './content.ts'
import type { EvaluationTypes } from './evolve.ts'
import type { Evaluation, ObjectionOutcome, Outcome } from './state.ts'
import type { ChoiceRecord } from './draw.ts'
import { exclusionReason } from './exclusion-reasons.ts'

// For the tests of this package only: one evaluation from its opening to its decision, and the ways it can turn.

export type EvaluationStep = Step<EvaluationTypes>
type Payload<N> = Omit<Extract<EvaluationCommand, { name: N }>, 'name' | 'at' | 'actor'>

export const requirements = ['TS-01', 'ET-01', 'DP-01']
const competenceOf = { 'TS-01': 'TS', 'ET-01': 'ET', 'DP-01': 'DP' }

export function candidate(personId: string, change: Partial<Candidate> = {}): Candidate {
  return {
    personId,
    authorisation: authorisation('evaluator'),
    competences: ['TS', 'ET', 'DP'],
    languages: ['en', 'zh-Hant'],
    conflicts: [],
    lastServedClientOn: null,
    openCases: 0,
    openCasesMax: 5,
    evaluatedLast: false,
    absentUntil: null,
    draw: personId,
    ...change,
  }
}
const pool = [
  candidate(people.evaluatorOne.id, { competences: ['TS', 'ET'] }),
  candidate(people.evaluatorTwo.id, { competences: ['DP'] }),
  candidate('per_evaluator3', { conflicts: [exclusionReason('engaged-by-client', { kind: 'employment' })] }),
]

/** Whom the members of the team can be replaced by. */
export const evaluatorThree = person('per_evaluator4', 'evaluator')
export const poolWithOthers = [...pool, candidate(evaluatorThree.id)]

/** Stands for a SHA-256 digest: 64 hexadecimal digits that tell contents apart in a test (FNV-1a, eight times). */
export function hashOf(state: Evaluation | null): string {
  const text = JSON.stringify(state === null ? null : contentOf(state))
  return [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => fnv(text, seed).toString(16).padStart(8, '0')).join('')
}

function fnv(text: string, seed: number): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return hash
}

export function finding(requirementId: string, change: Partial<FindingEntry> = {}): FindingEntry {
  return { requirementId, grade: 'conforms', evidence: [digestA], rationale: 'The record shows it.', ...change }
}
export const minorFinding = finding('ET-01', { grade: 'minor-nonconformity', rationale: 'No owner is named.' })
export const minor: NonconformityEntry = {
  id: 'ncf_1',
  requirementId: 'ET-01',
  grade: 'minor',
  statement: 'The policy names no owner.',
}

export const opening: OpenEvaluation = {
  name: 'openEvaluation',
  actor: people.system,
  at,
  authority: 'hk',
  edition: 'GBA-AI 2026-1',
  evaluationId: 'evl_1',
  applicationId: 'app_1',
  applicantId: 'apt_1',
  organisationId: 'org_1',
  riskClass: 'limited',
  requirements,
  placesOfUse: ['CN', 'HK', 'MO'],
  scope: { en: 'Legal questions and answers' },
  priorEvaluators: ['per_prior'],
  quorum: 2,
}
export function open(change: Partial<Payload<'openEvaluation'>> = {}, facts = {}): EvaluationStep {
  return () => ({ command: { ...opening, ...change }, facts: { ...standing, isApplicationContracted: true, ...facts } })
}
const nextDraw = {
  secretDigest: digestA,
  eligible: ['a', 'b'],
  eligibleDigest: digestA,
  committedAt: at,
}
const draw = { commitment: null, secret: 'secret', next: nextDraw }
/** The draw that a choice among these ends, each with the competences that count. */
export function drawnAmong(
  choice: Pick<ChoiceRecord, 'requirementsOf' | 'held' | 'fewest' | 'chosen'>,
  competences: Readonly<Record<string, readonly string[]>>,
) {
  const people = Object.entries(competences).map(([draw, codes]) => ({
    draw,
    competences: codes,
    openCases: 0,
    openCasesMax: 5,
    evaluatedLast: false,
  }))
  return { draw: { commitment: null, secret: 'secret', choice: { ...choice, people, named: [] } }, nextDraw }
}
export function assign(candidates: readonly Candidate[] = pool, teamSize = 1, fewestEvaluators = 1): EvaluationStep {
  const command = { name: 'assignEvaluators', actor: people.planOwner, at, teamSize } as const
  return () => ({
    command,
    facts: {
      ...staff('plan-owner'),
      fewestEvaluators,
      candidates,
      competenceOf,
      languages: ['en'],
      draw,
      ...noInterests,
    },
  })
}
export function objectTo(personId: string, actor: Actor = people.applicant, change = {}): EvaluationStep {
  const said = { objectionId: 'obj_1', personId, reasons: 'She advises our competitor.', ...change }
  return () => ({ command: { name: 'objectToEvaluator', actor, at, ...said }, facts: standing })
}
export function decideOn(
  outcome: ObjectionOutcome,
  change: Partial<Payload<'decideObjection'>> = {},
  actor: Actor = people.planOwner,
): EvaluationStep {
  const said = { objectionId: 'obj_1', outcome, reasons: 'It was looked into.', ...change }
  return () => ({ command: { name: 'decideObjection', actor, at, ...said }, facts: staff('plan-owner') })
}
export function declare(
  held: 'evaluator' | 'report-reviewer' | 'decision-maker',
  actor: Actor,
  conflict = false,
  statement = 'I have looked into it.',
): EvaluationStep {
  const command = { name: 'declareImpartiality', actor, at, function: held, conflict, statement } as const
  return () => ({ command, facts: judge(held) })
}
/** `facts` may say who worked for the client, in `servedClientOn`. */
export function reassign(
  leaving: readonly string[] = [],
  candidates: readonly Candidate[] = poolWithOthers,
  facts = {},
): EvaluationStep {
  const command = {
    name: 'reassignEvaluators',
    actor: people.planOwner,
    at,
    leaving,
    reason: 'On leave.',
  } as const
  const pooled = { fewestEvaluators: 1, candidates, competenceOf, languages: ['en'], draw, ...noInterests }
  return () => ({ command, facts: { ...staff('plan-owner'), ...pooled, ...facts } })
}
/** The one file on record, of a kind that every requirement of the case asks for. */
export const onRecord = {
  evidence: [{ digest: digestA, isRead: true, closedFor: null, kind: 'record' }],
  demands: requirements.map((requirementId) => ({
    requirementId,
    kind: 'record',
    residencyCategory: 'C4' as const,
    maxAgeDays: null,
  })),
  competences: Object.values(competenceOf),
  competenceOf,
}
export function approve(): EvaluationStep {
  return () => ({ command: { name: 'approvePlan', actor: people.planOwner, at }, facts: staff('plan-owner') })
}
export function begin(actor: Actor = people.evaluatorOne): EvaluationStep {
  return () => ({ command: { name: 'beginEvaluation', actor, at }, facts: judge('evaluator') })
}
export function record(actor: Actor, ...findings: FindingEntry[]): EvaluationStep {
  const facts = { ...judge('evaluator'), ...onRecord }
  return () => ({ command: { name: 'recordFindings', actor, at, findings }, facts })
}
/** Takes over what somebody in conflict found; `file` changes the one file on record. */
export function accept(
  requirementIds: readonly string[],
  actor: Actor,
  reasons = 'The evidence was read again, and shows it.',
  file: object = {},
): EvaluationStep {
  const evidence = onRecord.evidence.map((one) => ({ ...one, ...file }))
  const facts = { ...judge('evaluator'), ...noInterests, ...onRecord, evidence }
  return () => ({ command: { name: 'acceptFindings', actor, at, requirementIds, reasons }, facts })
}
export function raise(...nonconformities: NonconformityEntry[]): EvaluationStep {
  const command = { name: 'raiseNonconformities', actor: people.evaluatorOne, at, nonconformities } as const
  return () => ({ command, facts: { ...judge('evaluator'), deadlineDays: { minor: 90, major: 30 } } })
}
export function respond(nonconformityId = 'ncf_1', change: Partial<Payload<'respondToNonconformity'>> = {}) {
  const response = { correction: 'Named.', rootCause: 'Forgotten.', correctiveAction: 'A yearly check.', ...change }
  const command = { name: 'respondToNonconformity', actor: people.applicant, at, nonconformityId, ...response } as const
  const step: EvaluationStep = () => ({ command, facts: standing })
  return step
}
export function close(
  change: Partial<Payload<'closeNonconformity'>> = {},
  actor: Actor = people.evaluatorOne,
): EvaluationStep {
  const { requirementId: _requirement, ...regraded } = finding('ET-01', { rationale: 'The owner is named.' })
  const closing = { nonconformityId: 'ncf_1', closingReason: 'Corrected and verified.', finding: regraded }
  const command = { name: 'closeNonconformity', actor, at, ...closing, ...change } as const
  return () => ({ command, facts: { ...judge('evaluator'), ...onRecord } })
}
/** No file of the application is closed. */
const allOpen = { closedEvidence: [] } as const
export function complete(actor: Actor = people.evaluatorOne, facts = {}): EvaluationStep {
  const command = { name: 'completeEvaluation', actor, at } as const
  return () => ({ command, facts: { ...judge('evaluator'), ...noInterests, ...allOpen, ...facts } })
}
export function assignReview(reviewerId = people.reportReviewer.id, facts = {}): EvaluationStep {
  const command = { name: 'assignReview', actor: people.planOwner, at, reviewerId } as const
  const reviewer = {
    reviewerAuthorisation: authorisation('report-reviewer'),
    reviewerHasConflict: false,
    ...noInterests,
    ...allOpen,
  }
  return (state) => ({
    command,
    facts: { ...staff('plan-owner'), ...reviewer, currentEvaluationDigest: hashOf(state), ...facts },
  })
}
export function askForMore(gap = 'The finding on DP-01 cites the wrong record.', actor: Actor = people.reportReviewer) {
  const step: EvaluationStep = () => ({
    command: { name: 'askForMore', actor, at, gap },
    facts: judge('report-reviewer'),
  })
  return step
}
function contentFacts(state: Evaluation | null) {
  return { currentEvaluationDigest: hashOf(state), ...noInterests, ...allOpen }
}
export function recommend(
  change: Partial<Payload<'recommend'>> = {},
  actor: Actor = people.reportReviewer,
  facts = {},
): EvaluationStep {
  return (state) => {
    const said = { outcome: 'grant', reasons: 'Every requirement is met.', evaluationDigest: hashOf(state) } as const
    const command = { name: 'recommend', actor, at, ...said, ...change } as const
    return { command, facts: { ...judge('report-reviewer'), ...contentFacts(state), ...facts } }
  }
}
export function vote(actor: Actor, outcome: Outcome = 'grant', change = {}, facts = {}): EvaluationStep {
  return (state) => {
    const said = { outcome, reasons: `I vote to ${outcome}.`, evaluationDigest: hashOf(state), ...change }
    const command = { name: 'castVote', actor, at, ...said } as const
    return { command, facts: { ...judge('decision-maker'), ...contentFacts(state), ...facts } }
  }
}

export const toPlanning = [open()]
export const toAssigned = [...toPlanning, assign()]
const toDeclared = [...toAssigned, declare('evaluator', people.evaluatorOne), declare('evaluator', people.evaluatorTwo)]
export const toPlanned = [...toDeclared, approve()]
export const toEvaluating = [...toPlanned, begin()]
const otherFindings = [record(people.evaluatorOne, finding('TS-01')), record(people.evaluatorTwo, finding('DP-01'))]
export const toFound = [...toEvaluating, record(people.evaluatorOne, minorFinding), ...otherFindings]
export const toNonconformitiesOpen = [...toFound, raise(minor)]
export const toClosed = [...toNonconformitiesOpen, respond(), close()]
export const toEvaluated = [...toClosed, complete()]
export const toAssignedReview = [...toEvaluated, assignReview()]
export const toInReview = [...toAssignedReview, declare('report-reviewer', people.reportReviewer)]
export const toReviewed = [
  ...toInReview,
  recommend(),
  declare('decision-maker', people.deciderOne),
  declare('decision-maker', people.deciderTwo),
  declare('decision-maker', people.deciderThree),
]
export const toGranted = [...toReviewed, vote(people.deciderOne), vote(people.deciderTwo)]

/** The first evaluator turns out to be in conflict. */
const conflictOf = (actor: Actor) => declare('evaluator', actor, true, 'A relative works for the client.')
const takenOver = [
  reassign(),
  declare('evaluator', evaluatorThree),
  record(evaluatorThree, finding('TS-01'), finding('ET-01')),
]
/** What the first evaluator found rests on an engagement with the client, which came to light later. */
const served = { ...noInterests, servedClientOn: { [people.evaluatorOne.id]: '2026-10-01' } }
const poolAfterwards = poolWithOthers.map((one) =>
  one.personId === people.evaluatorOne.id ? { ...one, lastServedClientOn: '2026-10-01' } : one,
)
const reassignTainted = reassign([], poolAfterwards, served)
const reassignNobody = reassign([], poolAfterwards.slice(0, 2), served)
export const otherReviewer = person('per_reportreviewer2', 'report-reviewer')
const reviewerServed = { ...noInterests, servedClientOn: { [people.reportReviewer.id]: '2026-10-01' } }

/** Together they take every row of the table. */
export const evaluationJourneys: readonly (readonly EvaluationStep[])[] = [
  [...toGranted, conflictOf(people.evaluatorOne)],
  [
    ...toReviewed,
    vote(people.deciderOne, 'refuse'),
    vote(people.deciderThree, 'refuse'),
    declare('decision-maker', people.deciderOne, true),
  ],
  [...toInReview, askForMore(), record(people.evaluatorTwo, finding('DP-01')), complete(), assignReview()],
  [...toAssignedReview, declare('report-reviewer', people.reportReviewer, true)],
  // A conflict, and another evaluator, from each state of the evaluation on.
  [...toPlanned, conflictOf(people.evaluatorOne), reassign()],
  [...toEvaluating, conflictOf(people.evaluatorOne), ...takenOver],
  [...toNonconformitiesOpen, conflictOf(people.evaluatorOne), reassign()],
  [...toEvaluated, conflictOf(people.evaluatorOne), ...takenOver, complete(evaluatorThree)],
  [...toInReview, conflictOf(people.evaluatorOne), ...takenOver, complete(evaluatorThree), assignReview()],
  [...toReviewed, conflictOf(people.evaluatorOne), ...takenOver, complete(evaluatorThree), assignReview()],
  [...toPlanning, assign([])],
  ...[toEvaluated, toInReview, toReviewed].map((steps) => [...steps, reassignNobody, reassignTainted]),
  // The client objects to the first evaluator in each state in which it can.
  ...[toAssigned, toPlanned, toEvaluating, toNonconformitiesOpen].flatMap((steps) => [
    [...steps, objectTo(people.evaluatorOne.id), decideOn('upheld')],
    [...steps, objectTo(people.evaluatorOne.id), decideOn('dismissed')],
  ]),
  // What somebody in conflict found is accepted.
  [...toEvaluated, conflictOf(people.evaluatorOne), ...takenOver.slice(0, -1), accept(['TS-01'], evaluatorThree)],
  // Another report reviewer.
  [...toInReview, assignReview(otherReviewer.id)],
  [...toReviewed, assignReview(otherReviewer.id, reviewerServed)],
  [...toReviewed, declare('report-reviewer', people.reportReviewer, true), assignReview(otherReviewer.id)],
]
