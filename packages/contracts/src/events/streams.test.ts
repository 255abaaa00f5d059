import type { AiSystemEvent } from '@concert/domain/ai-system/events'
import type { ApplicationEvent } from '@concert/domain/application/events'
import type { MessageEvent } from '@concert/domain/correspondence/events'
import type { EffectImpartialityDeclared } from '@concert/domain/effect-declaration/events'
import type { EffectEvent } from '@concert/domain/effect/events'
import type { EvaluationEvent } from '@concert/domain/evaluation/events'
import type { OrganisationEvent } from '@concert/domain/organisation/events'
import type { PeerDecisionRecorded } from '@concert/domain/peer-decision/events'
import type { PeerEvidenceRecorded } from '@concert/domain/peer-evidence/events'
import type { RecognitionEvent } from '@concert/domain/recognition/events'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import { type EventInput, type EventPayload, eventSchemas, type EventType, type Stream } from './streams.ts'

interface MachineEvents {
  readonly organisation: OrganisationEvent
  readonly 'ai-system': AiSystemEvent
  readonly application: ApplicationEvent
  readonly correspondence: MessageEvent
  readonly evaluation: EvaluationEvent
  readonly recognition: RecognitionEvent
  readonly effect: EffectEvent
  readonly 'effect-declaration': EffectImpartialityDeclared
  readonly 'peer-decision': PeerDecisionRecorded
  readonly 'peer-evidence': PeerEvidenceRecorded
}
type MachineStream = keyof MachineEvents & Stream
type EventOf<S extends MachineStream, T> = Extract<MachineEvents[S], { readonly type: T }>
type Members<E> = Omit<E, 'type'>

/** The types whose members a producer may not give as the machine has them. */
type Unstorable<S extends MachineStream> = {
  [T in EventType<S>]: Members<EventOf<S, T>> extends Pick<
    EventInput<S, T>,
    keyof Members<EventOf<S, T>> & keyof EventInput<S, T>
  >
    ? keyof Members<EventOf<S, T>> extends keyof EventInput<S, T>
      ? never
      : T
    : T
}[EventType<S>]

/** The types whose stored payload cannot be folded by the machine. */
type Unfoldable<S extends MachineStream> = {
  [T in EventType<S>]: EventPayload<S, T> & { readonly type: T } extends EventOf<S, T> ? never : T
}[EventType<S>]

describe('the machines and the schemas say the same', () => {
  test('the types of a machine are those of its stream', () => {
    expectTypeOf<EventType<'organisation'>>().toEqualTypeOf<OrganisationEvent['type']>()
    expectTypeOf<EventType<'ai-system'>>().toEqualTypeOf<AiSystemEvent['type']>()
    expectTypeOf<EventType<'application'>>().toEqualTypeOf<ApplicationEvent['type']>()
    expectTypeOf<EventType<'correspondence'>>().toEqualTypeOf<MessageEvent['type']>()
    expectTypeOf<EventType<'evaluation'>>().toEqualTypeOf<EvaluationEvent['type']>()
    expectTypeOf<EventType<'recognition'>>().toEqualTypeOf<RecognitionEvent['type']>()
    expectTypeOf<EventType<'effect'>>().toEqualTypeOf<EffectEvent['type']>()
    expectTypeOf<EventType<'effect-declaration'>>().toEqualTypeOf<EffectImpartialityDeclared['type']>()
  })

  test('every member of an event of a machine is a member of its payload', () => {
    expectTypeOf<Unstorable<'organisation'>>().toBeNever()
    expectTypeOf<Unstorable<'ai-system'>>().toBeNever()
    expectTypeOf<Unstorable<'application'>>().toBeNever()
    expectTypeOf<Unstorable<'correspondence'>>().toBeNever()
    expectTypeOf<Unstorable<'evaluation'>>().toBeNever()
    expectTypeOf<Unstorable<'recognition'>>().toBeNever()
    expectTypeOf<Unstorable<'effect'>>().toBeNever()
    expectTypeOf<Unstorable<'effect-declaration'>>().toBeNever()
    expectTypeOf<Unstorable<'peer-decision'>>().toBeNever()
    expectTypeOf<Unstorable<'peer-evidence'>>().toBeNever()
  })

  test('a payload that was read is an event of its machine', () => {
    expectTypeOf<Unfoldable<'organisation'>>().toBeNever()
    expectTypeOf<Unfoldable<'ai-system'>>().toBeNever()
    expectTypeOf<Unfoldable<'application'>>().toBeNever()
    expectTypeOf<Unfoldable<'correspondence'>>().toBeNever()
    expectTypeOf<Unfoldable<'evaluation'>>().toBeNever()
    expectTypeOf<Unfoldable<'recognition'>>().toBeNever()
    expectTypeOf<Unfoldable<'effect'>>().toBeNever()
    expectTypeOf<Unfoldable<'effect-declaration'>>().toBeNever()
    expectTypeOf<Unfoldable<'peer-decision'>>().toBeNever()
    expectTypeOf<Unfoldable<'peer-evidence'>>().toBeNever()
  })

  test('a schema that says something else than its machine is noticed', () => {
    type Read = EventPayload<'application', 'ApplicationSubmitted'>
    expectTypeOf<Omit<Read, 'submission'>>().not.toExtend<Members<EventOf<'application', 'ApplicationSubmitted'>>>()
  })
})

const all = Object.entries(eventSchemas).flatMap(([stream, schemas]) =>
  Object.entries<z.ZodObject>(schemas).map(([type, schema]) => ({ stream, type, schema })),
)

describe('every event', () => {
  test('has a type that belongs to one stream', () => {
    const types = all.map(({ type }) => type)
    expect(types.filter((type, index) => types.indexOf(type) !== index)).toEqual([])
  })

  test.each(all)('$type of $stream may grow: a member that its schema does not know is no fault', ({ schema }) => {
    expect(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }).additionalProperties).not.toBe(false)
  })
})
