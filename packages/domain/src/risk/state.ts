import type { IdentifierScheme } from '../identifiers/check-identifier.ts'
import type { Authority } from '../jurisdictions.ts'

/** A risk is open until it is treated or accepted; it is reviewed on its day and then open again, or not. */
export const riskStatuses = ['identified', 'treated', 'accepted', 'closed'] as const
export type RiskStatus = (typeof riskStatuses)[number]

/** What is identified: the members of its event and its state. */
export type RiskParticulars = {
  readonly authority: Authority
  readonly riskId: string
  /** What the risk is. */
  readonly statement: string
  /** Whom it is about; null where it is about nobody alone. */
  readonly personId: string | null
  /** The organisation it comes from, by the identifier of its register; null where there is none. */
  readonly identifierScheme: IdentifierScheme | null
  readonly identifierValue: string | null
  /** Whether the person is kept out of every case as long as the risk is open. */
  readonly isBlocking: boolean
  /** Who sees to it. */
  readonly ownerId: string
  /** The day on which it is looked at again (`YYYY-MM-DD`). */
  readonly reviewOn: string
}

/** What was done with a risk, and why. */
export type RiskAnswer = {
  readonly status: RiskStatus
  readonly reason: string
  readonly by: string
  readonly at: string
}

/** The state document of one risk to impartiality (17065 4.2.3, 4.2.4). */
export type Risk = RiskParticulars & {
  readonly status: RiskStatus
  /** In their order. */
  readonly answers: readonly RiskAnswer[]
}
