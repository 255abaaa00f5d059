import type { Authority } from '../jurisdictions.ts'

export const dataRequestStatuses = ['received', 'answered', 'handed-over', 'refused'] as const
export type DataRequestStatus = (typeof dataRequestStatuses)[number]

/** What a person may ask for: a copy of what is held about them, or that it be put right. */
export const dataRequestKinds = ['copy', 'correction'] as const
export type DataRequestKind = (typeof dataRequestKinds)[number]

/** How it came: by the person's own account, or in another way, entered by an administrator. */
export const dataRequestWays = ['account', 'administrator'] as const
export type DataRequestWay = (typeof dataRequestWays)[number]

/**
 * The state document of a person's request for their own data. What the person wrote is beside it and in no event: it can hold names, and
 * events are kept for ever. Days are `YYYY-MM-DD`.
 */
export type DataRequest = {
  readonly authority: Authority
  readonly requestId: string
  readonly status: DataRequestStatus
  readonly personId: string
  readonly asks: DataRequestKind
  readonly way: DataRequestWay
  /** The day from which the days to answer are counted, and how many were left when it was entered. */
  readonly receivedOn: string
  readonly daysLeft: number
  /** The version of the person's file when it was entered. */
  readonly fileVersion: number
  /** Who answered or refused it, and why it was refused; null until then. */
  readonly decidedBy: string | null
  readonly refusal: string | null
}
