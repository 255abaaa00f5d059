import type { CoolingOffFacts } from '../cooling-off.ts'
import type { InterestFacts } from '../interests.ts'
import { at, digestA, judge, noInterests, people, standing } from '../examples.ts'
import type { Step } from '../examples.ts'
import type { Actor } from '../roles.ts'
import type { ClosedEvidenceOfDossierFacts } from './closed-evidence.ts'
import type { LentToLeadFacts } from './lent-to-lead.ts'
import type {
  CastRecognitionVote,
  DeclareRecognitionImpartiality,
  OpenRecognition,
  OpenRecognitionFacts,
} from './commands.ts'
import type {
  RecognitionDecided,
  RecognitionImpartialityDeclared,
  RecognitionOpened,
  RecognitionVoteCast,
} from './events.ts'
import type { RecognitionTypes } from './evolve.ts'
import type { RecognitionOutcome } from './state.ts'

// For the tests of this package only: one dossier from Hong Kong, decided in Macao.

const macao = { ...standing, authority: 'mo' } as const
const dossier = {
  ...macao,
  recognitionId: 'rec_1',
  leadAuthority: 'hk',
  applicationId: 'app_1',
  evaluationId: 'evl_1',
  dossier: { grades: { 'TS-01': 'conforms' } },
  dossierDigest: digestA,
  quorum: 2,
} as const
const { deciderOne, deciderTwo, deciderThree, system } = people

// The commands, and the facts that they are judged by.

export function openRecognition(change: Partial<Omit<OpenRecognition, 'name'>> = {}): OpenRecognition {
  return { name: 'openRecognition', actor: system, at, ...dossier, ...change }
}
export function declareImpartiality(
  actor: Actor,
  conflict = false,
  statement = 'I have looked into it.',
): DeclareRecognitionImpartiality {
  return { name: 'declareRecognitionImpartiality', actor, at, conflict, statement }
}
export function castVote(
  actor: Actor,
  decision: RecognitionOutcome,
  conditions: readonly string[] = decision === 'reserve' ? ['Notify the DSPDP.'] : [],
  reasons = 'The dossier shows it.',
): CastRecognitionVote {
  return { name: 'castRecognitionVote', actor, at, decision, conditions, reasons }
}
export const arrived: OpenRecognitionFacts = {
  ...macao,
  signedBy: 'hk',
  computedDigest: digestA,
  placesOfUse: ['HK', 'MO'],
  hasLeadGranted: true,
  isEditionKnown: true,
  recordedDigest: null,
}
export const judging: CoolingOffFacts & InterestFacts & LentToLeadFacts & ClosedEvidenceOfDossierFacts = {
  ...judge('decision-maker'),
  ...macao,
  ...noInterests,
  wasLentToLead: false,
  closedEvidence: [],
}

// The events.

export const recognitionOpened: RecognitionOpened = { type: 'RecognitionOpened', at, by: system.id, ...dossier }
export function impartialityDeclared(
  { id }: Actor,
  conflict = false,
  statement = 'I have looked into it.',
): RecognitionImpartialityDeclared {
  const said = { personId: id, function: 'decision-maker', conflict, statement } as const
  return { type: 'RecognitionImpartialityDeclared', at, by: id, ...said }
}
export function voteCast(...vote: Parameters<typeof castVote>): RecognitionVoteCast {
  const { actor, decision, conditions, reasons } = castVote(...vote)
  return { type: 'RecognitionVoteCast', at, by: actor.id, decision, conditions, reasons }
}
/** By the votes that made the quorum, of which the last decided. */
export function recognitionDecided(
  votes: readonly RecognitionVoteCast[],
  conditions: readonly string[],
): RecognitionDecided {
  const last = votes.at(-1)
  if (last === undefined) throw new Error('nobody voted')
  const [reasons, decidedBy] = [votes.map((vote) => vote.reasons), votes.map((vote) => vote.by)]
  return { type: 'RecognitionDecided', at, by: last.by, decision: last.decision, conditions, reasons, decidedBy }
}
export const allDeclared = [
  recognitionOpened,
  ...[deciderOne, deciderTwo, deciderThree].map((one) => impartialityDeclared(one)),
]

// The commands with their facts, as steps.

type RecognitionStep = Step<RecognitionTypes>

export function declare(...declaration: Parameters<typeof declareImpartiality>): RecognitionStep {
  return () => ({ command: declareImpartiality(...declaration), facts: judging })
}
export function vote(...cast: Parameters<typeof castVote>): RecognitionStep {
  return () => ({ command: castVote(...cast), facts: judging })
}

/** Together they take every row of the table. */
export const recognitionJourneys: readonly (readonly RecognitionStep[])[] = (
  ['recognise', 'reserve', 'refuse'] as const
).map((decision) => [
  () => ({ command: openRecognition(), facts: arrived }),
  declare(deciderOne),
  declare(deciderTwo),
  declare(deciderThree),
  vote(deciderOne, decision),
  vote(deciderTwo, decision),
  declare(deciderOne, true),
])
