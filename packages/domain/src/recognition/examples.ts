import { at, digestA, judge, people, standing } from '../examples.ts'
import type { Step } from '../examples.ts'
import type { Actor } from '../roles.ts'
import type { OpenRecognition } from './commands.ts'
import type { RecognitionTypes } from './evolve.ts'
import type { RecognitionOutcome } from './state.ts'

// For the tests of this package only: one dossier from Hong Kong, decided in Macao.

type RecognitionStep = Step<RecognitionTypes>
const macao = { authority: 'mo' } as const

export function receive(change: Partial<Omit<OpenRecognition, 'name'>> = {}, facts = {}): RecognitionStep {
  const dossier = {
    name: 'openRecognition',
    actor: people.system,
    at,
    authority: 'mo',
    edition: standing.edition,
    recognitionId: 'rec_1',
    leadAuthority: 'hk',
    applicationId: 'app_1',
    evaluationId: 'evl_1',
    dossier: { grades: { 'TS-01': 'conforms' } },
    dossierDigest: digestA,
    quorum: 2,
  } as const
  const looked = {
    ...standing,
    ...macao,
    signedBy: 'hk',
    computedDigest: digestA,
    placesOfUse: ['HK', 'MO'],
    hasLeadGranted: true,
    isEditionKnown: true,
    recordedDigest: null,
  } as const
  return () => ({ command: { ...dossier, ...change }, facts: { ...looked, ...facts } })
}
export function declare(actor: Actor, conflict = false, statement = 'I have looked into it.'): RecognitionStep {
  const command = { name: 'declareRecognitionImpartiality', actor, at, conflict, statement } as const
  return () => ({ command, facts: { ...judge('decision-maker'), ...macao } })
}
export function vote(
  actor: Actor,
  decision: RecognitionOutcome,
  conditions: readonly string[] = decision === 'reserve' ? ['Notify the DSPDP.'] : [],
  reasons = 'The dossier shows it.',
): RecognitionStep {
  const command = { name: 'castRecognitionVote', actor, at, decision, conditions, reasons } as const
  return () => ({ command, facts: { ...judge('decision-maker'), ...macao } })
}

export const toReceived = [receive()]
export const toDeclared = [
  ...toReceived,
  declare(people.deciderOne),
  declare(people.deciderTwo),
  declare(people.deciderThree),
]

/** Together they take every row of the table. */
export const recognitionJourneys: readonly (readonly RecognitionStep[])[] = (
  ['recognise', 'reserve', 'refuse'] as const
).map((decision) => [...toDeclared, vote(people.deciderOne, decision), vote(people.deciderTwo, decision)])
