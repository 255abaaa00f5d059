import { at, digestA, people } from '../examples.ts'
import type { Step } from '../examples.ts'
import type { RegisterAiSystem } from './commands.ts'
import type { AiSystemTypes } from './events.ts'

// For the tests of this package only: one version of a system.

type AiSystemStep = Step<AiSystemTypes>

export const registration: RegisterAiSystem = {
  name: 'registerAiSystem',
  actor: people.applicant,
  at,
  authority: 'hk',
  aiSystemId: 'sys_1',
  organisationId: 'org_1',
  applicantId: 'apt_1',
  names: { en: 'Harbour Legal LLM', 'zh-Hant': '海港法律大模型' },
  systemVersion: '2.4.0',
  weightsDigest: digestA,
  intendedPurpose: 'Answers questions on the law of Hong Kong.',
}

export function register(change: Partial<Omit<RegisterAiSystem, 'name'>> = {}, facts = {}): AiSystemStep {
  return () => ({ command: { ...registration, ...change }, facts: { authority: 'hk', ...facts } })
}

/** Together they take every row of the table. */
export const aiSystemJourneys: readonly (readonly AiSystemStep[])[] = [[register()]]
