import { at, authorisation, digestA, people } from '../examples.ts'
import type { Step } from '../examples.ts'
import type { Actor } from '../roles.ts'
import type { RegisterOrganisation } from './commands.ts'
import type { OrganisationTypes } from './events.ts'

// For the tests of this package only: one organisation in Hong Kong, claimed, verified, and the ways back.

type OrganisationStep = Step<OrganisationTypes>

const cell = { authority: 'hk' } as const
const staff = { ...cell, authorisation: authorisation('application-reviewer'), hasConflict: false }

const registration: RegisterOrganisation = {
  name: 'registerOrganisation',
  actor: people.applicant,
  at,
  authority: 'hk',
  organisationId: 'org_1',
  applicantId: 'apt_1',
  names: { en: 'Harbour Legal LLM Limited', 'zh-Hant': '海港法律大模型有限公司' },
  place: 'HK',
  identifier: { scheme: 'HK-UBI', value: '99990017' },
}

export function register(change: Partial<Omit<RegisterOrganisation, 'name'>> = {}, facts = {}): OrganisationStep {
  return () => ({ command: { ...registration, ...change }, facts: { ...cell, ...facts } })
}
export function claim(statement = 'I am a director of the company.'): OrganisationStep {
  const command = {
    name: 'claimOrganisation',
    actor: people.applicant,
    at,
    statement,
    documentDigest: digestA,
  } as const
  return () => ({ command, facts: cell })
}
export function declare(conflict = false, actor: Actor = people.applicationReviewer): OrganisationStep {
  const statement = conflict ? 'My sister works there.' : 'I have no interest in the organisation.'
  const command = { name: 'declareOrganisationImpartiality', actor, at, conflict, statement } as const
  return () => ({ command, facts: staff })
}
export function verify(
  verifiedElsewhere: readonly string[] = [],
  reason = 'The document is the one of the register.',
  actor: Actor = people.applicationReviewer,
): OrganisationStep {
  const command = { name: 'verifyOrganisation', actor, at, reason } as const
  return () => ({ command, facts: { ...staff, verifiedElsewhere } })
}
export function refuse(reason = 'The document names another company.'): OrganisationStep {
  const command = { name: 'refuseClaim', actor: people.applicationReviewer, at, reason } as const
  return () => ({ command, facts: staff })
}
export function revoke(reason = 'The document was forged.'): OrganisationStep {
  const command = { name: 'revokeVerification', actor: people.applicationReviewer, at, reason } as const
  return () => ({ command, facts: staff })
}

export const toClaimed = [register(), claim()]
export const toVerified = [...toClaimed, declare(), verify()]

/** Together they take every row of the table. */
export const organisationJourneys: readonly (readonly OrganisationStep[])[] = [
  [...toVerified, declare(), revoke(), claim()],
  [...toClaimed, declare(), refuse()],
]
