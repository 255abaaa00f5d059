import { at, authorisation, people } from '../examples.ts'
import type { Step } from '../examples.ts'
import type { Actor } from '../roles.ts'
import type { Administrator, ProposeAuthorisation, SetUpAdministrator } from './commands.ts'
import type { AuthorisationTypes } from './events.ts'

// For the tests of this package only: one authorisation, which the first administrator proposes and the second confirms.

type AuthorisationStep = Step<AuthorisationTypes>

const { administrator, otherAdministrator } = people
export const both: readonly Administrator[] = [
  { personId: administrator.id, isInForce: true },
  { personId: otherAdministrator.id, isInForce: true },
]
const facts = {
  authority: 'hk',
  authorisation: authorisation('personnel-administrator'),
  hasConflict: false,
  administrators: both,
  isOnRecord: true,
  others: [],
  competences: ['cmp_1'],
  loan: null,
  isUnrecorded: false,
} as const
const reason = 'Witnessed twice, record HR-114.'

export const proposal: ProposeAuthorisation = {
  actor: administrator,
  at,
  name: 'proposeAuthorisation',
  authority: 'hk',
  grantId: 'gra_1',
  personId: 'mei.lin',
  function: 'evaluator',
  office: { place: 'HK', city: null, entity: 'HK-UBI:99990001' },
  validFrom: '2026-11-02T16:00:00.000Z',
  validUntil: '2027-11-02T16:00:00.000Z',
  undertakingOn: '2026-10-30',
  loanId: null,
  reason,
}

export function propose(change: Partial<ProposeAuthorisation> = {}, known: object = {}): AuthorisationStep {
  return () => ({ command: { ...proposal, ...change }, facts: { ...facts, ...known } })
}
export function setUp(change: Partial<SetUpAdministrator> = {}, known: object = {}): AuthorisationStep {
  const { reason: _reason, name: _name, ...scope } = proposal
  const founder = { ...scope, function: 'personnel-administrator', validFrom: at, authorisationId: 'aut_1' } as const
  return () => ({
    command: { ...founder, name: 'setUpAdministrator', actor: people.system, ...change },
    facts: {
      authority: 'hk',
      code: { standing: 'open', setUpId: 'stp_1' },
      administrators: [],
      others: [],
      competences: [],
      ...known,
    },
  })
}
export function confirm(actor: Actor = otherAdministrator, known: object = {}, now = at): AuthorisationStep {
  return () => ({
    command: { actor, at: now, name: 'confirmAuthorisation', authorisationId: 'aut_1' },
    facts: { ...facts, ...known },
  })
}
export function confirmResumption(actor: Actor = otherAdministrator, known: object = {}, now = at): AuthorisationStep {
  return () => ({
    command: { actor, at: now, name: 'confirmResumption', authorisationId: 'aut_2' },
    facts: { ...facts, ...known },
  })
}
type Reasoned = 'declineAuthorisation' | 'suspendAuthorisation' | 'proposeResumption' | 'declineResumption'
export function give(
  name: Reasoned,
  { actor = administrator, why = reason, now = at, known = {} }: Given = {},
): AuthorisationStep {
  return () => ({ command: { actor, at: now, name, reason: why }, facts: { ...facts, ...known } })
}
export function withdraw(
  effectiveFrom: string | null = null,
  { actor = administrator, why = reason, now = at, known = {} }: Given = {},
): AuthorisationStep {
  return () => ({
    command: { actor, at: now, name: 'withdrawAuthorisation', reason: why, effectiveFrom },
    facts: { ...facts, ...known },
  })
}
interface Given {
  readonly actor?: Actor
  readonly why?: string
  readonly now?: string
  readonly known?: object
}

export const suspend: AuthorisationStep = give('suspendAuthorisation')
export const proposeResumption: AuthorisationStep = give('proposeResumption')

/** Together they take every row of the table. */
export const authorisationJourneys: readonly (readonly AuthorisationStep[])[] = [
  [propose(), give('declineAuthorisation')],
  [propose(), confirm(), withdraw()],
  [setUp(), withdraw()],
  [propose(), confirm(), suspend, withdraw()],
  [propose(), confirm(), suspend, proposeResumption, give('declineResumption')],
  [propose(), confirm(), suspend, proposeResumption, confirmResumption(), suspend, proposeResumption, withdraw()],
]
