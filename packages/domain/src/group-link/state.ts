import type { IdentifierScheme } from '../identifiers/check-identifier.ts'
import type { Authority } from '../jurisdictions.ts'

/** A link that was withdrawn was a mistake, and never was; one that has ended was true until its last day. */
export const groupLinkStatuses = ['in-force', 'ended', 'withdrawn'] as const
export type GroupLinkStatus = (typeof groupLinkStatuses)[number]

/** How two organisations are of one group: the one controls the other, or both are controlled together. */
export const groupLinkKinds = ['parent', 'affiliate'] as const
export type GroupLinkKind = (typeof groupLinkKinds)[number]

/** That two organisations are of one group, by the identifiers of their registers in their normal form. */
export type GroupLinkParticulars = {
  readonly authority: Authority
  readonly linkId: string
  readonly kind: GroupLinkKind
  /** Of a parent, the one that controls the other. */
  readonly oneScheme: IdentifierScheme
  readonly oneValue: string
  readonly otherScheme: IdentifierScheme
  readonly otherValue: string
  /** On what the record rests: an extract of a register, an answer of the client. */
  readonly source: string
}

/** The state document of one link between two organisations (17065 4.2). */
export type GroupLink = GroupLinkParticulars & {
  readonly status: GroupLinkStatus
  /** The last day on which they were of one group (`YYYY-MM-DD`); null where it has not ended. */
  readonly endedOn: string | null
  /** Why it was ended or withdrawn; null while it is neither. */
  readonly endReason: string | null
}
