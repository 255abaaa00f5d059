import { at, authorisation, people } from '../examples.ts'
import type { Step } from '../examples.ts'
import { both } from '../authorisation/examples.ts'
import type { Actor } from '../roles.ts'
import type { ProposeCorrection, RecordCompetence, RecordEngagement, RegisterPerson } from './commands.ts'
import type { PersonTypes } from './events.ts'

// For the tests of this package only: one person of the personnel, whose file is kept by somebody else.

type PersonStep = Step<PersonTypes>

const facts = { authority: 'hk', authorisation: authorisation('personnel-administrator'), hasConflict: false } as const
const by = { actor: people.administrator, at }
const free = { isTaken: false, holders: {}, namesakes: [] }

const registration: RegisterPerson = {
  ...by,
  name: 'registerPerson',
  authority: 'hk',
  personId: 'mei.lin',
  languages: ['en', 'zh-Hant'],
  accounts: ['mei.lin'],
  distinctFrom: [],
}
const engagement: RecordEngagement = {
  ...by,
  name: 'recordEngagement',
  engagementId: 'eng_1',
  kind: 'consultancy',
  identifier: { scheme: 'HK-UBI', value: '99990017' },
  fromOn: '2025-02-01',
  untilOn: null,
}
const competence: RecordCompetence = {
  ...by,
  name: 'recordCompetence',
  competenceId: 'cmp_1',
  code: 'TS',
  function: 'evaluator',
  place: null,
  evidence: 'Witnessed evaluation, record HR-114.',
  assessedBy: 'chan.siuming',
  assessedOn: '2026-03-09',
  validUntil: '2029-03-08',
}

export function register(change: Partial<RegisterPerson> = {}, known = {}): PersonStep {
  return () => ({ command: { ...registration, ...change }, facts: { ...facts, ...free, ...known } })
}
export function registerFounder(known = {}): PersonStep {
  const { name: _name, actor: _actor, ...founder } = registration
  return () => ({
    command: { ...founder, name: 'registerFounder', actor: people.system },
    facts: { authority: 'hk', ...free, ...known },
  })
}
export function takeOver(): PersonStep {
  const { identifier, name: _engage, actor: _by, at: _at, ...engaged } = engagement
  const { name: _assess, actor: _assessor, at: _on, ...assessed } = competence
  const engagements = [{ ...engaged, identifierScheme: identifier.scheme, identifierValue: identifier.value }]
  return () => ({
    command: {
      name: 'takeOverPerson',
      actor: people.system,
      at,
      authority: 'hk',
      personId: 'mei.lin',
      languages: ['en'],
      accounts: ['mei.lin'],
      engagements,
      competences: [assessed],
    },
    facts: { authority: 'hk' },
  })
}
export function correct(distinctFrom: readonly string[] = [], namesakes: readonly string[] = []): PersonStep {
  return () => ({
    command: { ...by, name: 'correctPerson', languages: ['pt'], distinctFrom },
    facts: { ...facts, namesakes },
  })
}
export function link(account = 'mei.lin.2', holders = {}): PersonStep {
  return () => ({ command: { ...by, name: 'linkAccount', account }, facts: { ...facts, holders } })
}
export function engage(change: Partial<RecordEngagement> = {}): PersonStep {
  return () => ({ command: { ...engagement, ...change }, facts })
}
export function endEngagement(untilOn = '2026-06-30', engagementId = 'eng_1'): PersonStep {
  return () => ({ command: { ...by, name: 'endEngagement', engagementId, untilOn }, facts })
}
export function assess(change: Partial<RecordCompetence> = {}, assessorIsKnown = true): PersonStep {
  return () => ({
    command: { ...competence, ...change },
    facts: { ...facts, assessorIsKnown, codes: ['TS', 'nlp'] },
  })
}
export function withdraw(reason = 'The witnessed evaluation failed.', competenceId = 'cmp_1'): PersonStep {
  return () => ({ command: { ...by, name: 'withdrawCompetence', competenceId, reason }, facts })
}

export function proposeCorrection(change: Partial<ProposeCorrection> = {}): PersonStep {
  const proposed = {
    correctionId: 'cor_1',
    of: 'engagement',
    subject: 'eng_1',
    reason: 'Another person of this name.',
  } as const
  return () => ({ command: { ...by, name: 'proposeCorrection', ...proposed, ...change }, facts })
}
export function confirmCorrection(
  actor: Actor = people.otherAdministrator,
  administrators = both,
  correctionId = 'cor_1',
): PersonStep {
  return () => ({
    command: { actor, at, name: 'confirmCorrection', correctionId },
    facts: { ...facts, administrators },
  })
}
export function declineCorrection(reason = 'The contract was found.', correctionId = 'cor_1'): PersonStep {
  return () => ({ command: { ...by, name: 'declineCorrection', correctionId, reason }, facts })
}

/** Together they take every row of the table. */
export const personJourneys: readonly (readonly PersonStep[])[] = [
  [register(), correct(), link(), engage(), endEngagement(), assess(), withdraw()],
  [register(), engage(), proposeCorrection(), confirmCorrection()],
  [register(), engage(), proposeCorrection(), declineCorrection()],
  [takeOver()],
  [registerFounder()],
]
