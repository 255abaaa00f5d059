import type { z } from 'zod'
import { absenceEvents } from './absence.ts'
import { aiSystemEvents } from './ai-system.ts'
import { applicationEvents } from './application.ts'
import { authorisationEvents } from './authorisation.ts'
import { certificateEvents } from './certificate.ts'
import { clockNoticeEvents } from './clock-notice.ts'
import { clockRecountEvents } from './clock-recount.ts'
import { closedDayEvents } from './closed-day.ts'
import { correspondenceEvents } from './correspondence.ts'
import { dataRequestEvents } from './data-request.ts'
import { effectDeclarationEvents } from './effect-declaration.ts'
import { effectStatementEvents } from './effect-statement.ts'
import { effectEvents } from './effect.ts'
import { envelopeEvents } from './envelope.ts'
import { evaluationEvents } from './evaluation.ts'
import { evidenceEvents } from './evidence.ts'
import { legalHoldEvents } from './legal-hold.ts'
import { loanEvents } from './loan.ts'
import { organisationEvents } from './organisation.ts'
import { peerDecisionEvents } from './peer-decision.ts'
import { peerEvidenceEvents } from './peer-evidence.ts'
import { recognitionEvents } from './recognition.ts'
import { groupLinkEvents } from './group-link.ts'
import { riskEvents } from './risk.ts'
import { personEvents } from './person.ts'
import { transferBasisEvents } from './transfer-basis.ts'

/**
 * The payload of every event, by stream and type. It is the whole payload that is stored, for `recordChange` is typed by it:
 * the domain event without its `type`, and what the service adds for its followers.
 *
 * Events are kept for ever, and an event of today must be readable in ten years. So a member is added and never renamed or
 * removed, an added member is optional, and an unknown member is no fault: the reader may be older than the writer.
 *
 * @example
 * const { evaluationId } = eventSchemas.evaluation.EvaluationGranted.parse(event.payload)
 */
export const eventSchemas = {
  'ai-system': aiSystemEvents,
  application: applicationEvents,
  certificate: certificateEvents,
  'clock-notice': clockNoticeEvents,
  'clock-recount': clockRecountEvents,
  'closed-day': closedDayEvents,
  correspondence: correspondenceEvents,
  effect: effectEvents,
  'effect-declaration': effectDeclarationEvents,
  'effect-statement': effectStatementEvents,
  envelope: envelopeEvents,
  evaluation: evaluationEvents,
  evidence: evidenceEvents,
  'legal-hold': legalHoldEvents,
  organisation: organisationEvents,
  'peer-decision': peerDecisionEvents,
  'peer-evidence': peerEvidenceEvents,
  recognition: recognitionEvents,
  'transfer-basis': transferBasisEvents,
  'group-link': groupLinkEvents,
  risk: riskEvents,
  person: personEvents,
  absence: absenceEvents,
  'data-request': dataRequestEvents,
  authorisation: authorisationEvents,
  loan: loanEvents,
} as const satisfies Readonly<Record<string, Readonly<Record<string, z.ZodObject>>>>

type EventSchemas = typeof eventSchemas

export type Stream = keyof EventSchemas
export type EventType<S extends Stream> = S extends Stream ? keyof EventSchemas[S] & string : never

type SchemaOf<S extends Stream, T> = S extends Stream
  ? T extends keyof EventSchemas[S]
    ? EventSchemas[S][T]
    : never
  : never

/** The payload of an event as a reader gets it. */
export type EventPayload<S extends Stream, T extends EventType<S>> = z.output<SchemaOf<S, T>>

/** The payload of an event as its producer gives it. */
export type EventInput<S extends Stream, T extends EventType<S>> = ReadonlyDeep<z.input<SchemaOf<S, T>>>

type ReadonlyDeep<T> = T extends readonly (infer Item)[]
  ? readonly ReadonlyDeep<Item>[]
  : T extends object
    ? { readonly [Member in keyof T]: ReadonlyDeep<T[Member]> }
    : T

/** The schema of a type of event, or undefined when its stream has no such type. */
export function eventSchemaOf(stream: string, type: string): z.ZodObject | undefined {
  const streams: Readonly<Record<string, Readonly<Record<string, z.ZodObject>>>> = eventSchemas
  const schemas = Object.hasOwn(streams, stream) ? streams[stream] : undefined
  return schemas !== undefined && Object.hasOwn(schemas, type) ? schemas[type] : undefined
}
