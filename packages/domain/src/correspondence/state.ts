import type { LocalisedText } from '../languages.ts'
import type { Pinned } from '../standing-guards.ts'

export const messageStatuses = ['sent'] as const
export type MessageStatus = (typeof messageStatuses)[number]

/** What a client is told of. */
export const messageKinds = [
  'application-returned',
  'application-accepted',
  'acceptance-fell',
  'application-declined',
  'evidence-closed',
  'evidence-lost',
  'evidence-returned',
  'evidence-shredded',
  'evidence-technology-checked',
  'evaluators-assigned',
  'objection-decided',
  'nonconformities-raised',
  'decision-granted',
  'decision-refused',
  'certificate-issued',
  'effect-suspended',
  'move-due-soon',
  'move-overdue',
  'move-day-changed',
] as const
export type MessageKind = (typeof messageKinds)[number]

/** What tells a client of a day of its own. */
export type MoveKind = 'move-due-soon' | 'move-overdue' | 'move-day-changed'

export function isOfMove(kind: MessageKind): kind is MoveKind {
  return kind === 'move-due-soon' || kind === 'move-overdue' || kind === 'move-day-changed'
}

/** What a message to a client says: the members of its command, its event and its state. */
export type MessageParticulars = Pinned & {
  readonly messageId: string
  readonly applicationId: string
  readonly applicantId: string
  readonly kind: MessageKind
  readonly body: LocalisedText
  readonly certificateNumber: string | null
}

/** The state document of one message (17065 7.12). What was told is never changed. */
export type Message = MessageParticulars & { readonly status: MessageStatus }
