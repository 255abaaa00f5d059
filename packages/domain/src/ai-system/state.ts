import type { Authority } from '../jurisdictions.ts'
import type { LocalisedText } from '../languages.ts'

export const aiSystemStatuses = ['registered'] as const
export type AiSystemStatus = (typeof aiSystemStatuses)[number]

/** What is registered of an AI system in one version: the members of its command, its event and its state. */
export type AiSystemParticulars = {
  readonly authority: Authority
  readonly aiSystemId: string
  readonly organisationId: string
  readonly applicantId: string
  readonly names: LocalisedText
  readonly systemVersion: string
  readonly weightsDigest: string
  readonly intendedPurpose: string
}

/** The state document of one AI system (17065 7.2). Another version of a system is another AI system. */
export type AiSystem = AiSystemParticulars & { readonly status: AiSystemStatus }
