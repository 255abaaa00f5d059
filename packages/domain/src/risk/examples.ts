import { at, authorisation, people } from '../examples.ts'
import type { Step } from '../examples.ts'
import type { Actor } from '../roles.ts'
import type { IdentifyRisk } from './commands.ts'
import type { RiskTypes } from './events.ts'

// For the tests of this package only: a risk that an evaluator's spouse brings.

type RiskStep = Step<RiskTypes>

const facts = {
  authority: 'hk',
  authorisation: authorisation('personnel-administrator'),
  hasConflict: false,
  unknown: [],
} as const
const { administrator, evaluatorOne, planOwner } = people
const reviewOn = '2027-05-01'

export const identifying: IdentifyRisk = {
  name: 'identifyRisk',
  actor: administrator,
  at,
  authority: 'hk',
  riskId: 'rsk_1',
  statement: 'The spouse sells training to applicants.',
  personId: evaluatorOne.id,
  identifierScheme: null,
  identifierValue: null,
  isBlocking: true,
  ownerId: planOwner.id,
  reviewOn,
}
export function identify(change: Partial<IdentifyRisk> = {}, known: object = {}): RiskStep {
  return () => ({ command: { ...identifying, ...change }, facts: { ...facts, ...known } })
}
export function treat(reason = 'Kept from those applicants.', on = reviewOn, actor: Actor = administrator): RiskStep {
  return () => ({ command: { name: 'treatRisk', actor, at, reason, reviewOn: on }, facts })
}
export function accept(reason = 'It is far away.', actor: Actor = administrator): RiskStep {
  return () => ({ command: { name: 'acceptRisk', actor, at, reason, reviewOn }, facts })
}
export function reopen(isBlocking = false): RiskStep {
  const command = { name: 'reopenRisk', actor: administrator, at, reason: 'It grew.', isBlocking, reviewOn } as const
  return () => ({ command, facts })
}
export function closeIt(reason = 'The shop was sold.'): RiskStep {
  return () => ({ command: { name: 'closeRisk', actor: administrator, at, reason }, facts })
}

/** Together they take every row of the table. */
export const riskJourneys: readonly (readonly RiskStep[])[] = [
  [identify(), closeIt()],
  [identify(), treat(), treat(), reopen(), accept(), closeIt()],
  [identify(), accept(), accept(), reopen(), treat(), accept(), treat(), closeIt()],
]
