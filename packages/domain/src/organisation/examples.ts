import { at, people } from '../examples.ts'
import type { Step } from '../examples.ts'
import type { RegisterOrganisation } from './commands.ts'
import type { OrganisationTypes } from './events.ts'

// For the tests of this package only: one organisation in Hong Kong.

type OrganisationStep = Step<OrganisationTypes>

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
  return () => ({ command: { ...registration, ...change }, facts: { authority: 'hk', ...facts } })
}

/** Together they take every row of the table. */
export const organisationJourneys: readonly (readonly OrganisationStep[])[] = [[register()]]
