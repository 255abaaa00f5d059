import { openingFacts, particulars } from '../certificate/examples.ts'
import { at, judge, people } from '../examples.ts'
import type { Step } from '../examples.ts'
import type { LocalisedText } from '../languages.ts'
import type { Actor } from '../roles.ts'
import type {
  ActOnEffectFacts,
  OpenEffect,
  OpenEffectFacts,
  SubstantiateNonconformity,
  SuspendEffect,
} from './commands.ts'
import type { EffectOpened, EffectSuspended, NonconformitySubstantiated } from './events.ts'
import type { EffectTypes } from './evolve.ts'

// For the tests of this package only: the effect of one certificate in Hong Kong.

const { deciderOne, evaluatorOne, system } = people
const issued: LocalisedText = { en: 'Issued.', 'zh-Hant': '已簽發。' }
const found: LocalisedText = { en: 'It gave advice on the law of no place.', 'zh-Hant': '意見不屬任何地方的法律。' }
const until: LocalisedText = { en: 'Until the advice is right.', 'zh-Hant': '直至意見正確為止。' }
const languages = ['zh-Hant', 'en'] as const

// The commands, and the facts that they are judged by.

export function openEffect(change: Partial<Omit<OpenEffect, 'name'>> = {}): OpenEffect {
  return { name: 'openEffect', actor: system, at, ...particulars, reason: issued, ...change }
}
export function substantiateNonconformity(
  change: Partial<Omit<SubstantiateNonconformity, 'name'>> = {},
): SubstantiateNonconformity {
  return { name: 'substantiateNonconformity', actor: evaluatorOne, at, source: 'complaint', reason: found, ...change }
}
export function suspendEffect(reason: LocalisedText = until, actor: Actor = deciderOne): SuspendEffect {
  return { name: 'suspendEffect', actor, at, reason }
}
export const published: OpenEffectFacts = {
  ...openingFacts,
  signatureFaults: [],
  recordedDigest: null,
  isEditionKnown: true,
}
export const evaluating: ActOnEffectFacts = { ...judge('evaluator'), declared: true, languages }
export const deciding: ActOnEffectFacts = { ...judge('decision-maker'), declared: true, languages }

// The events.

const opened = { reason: issued, clause: 'iso17065-7.7.3' } as const
export function effectOpened(change: Partial<Omit<EffectOpened, 'type'>> = {}): EffectOpened {
  return { type: 'EffectOpened', at, by: system.id, ...particulars, ...opened, ...change }
}
export const nonconformitySubstantiated: NonconformitySubstantiated = {
  type: 'NonconformitySubstantiated',
  at,
  by: evaluatorOne.id,
  source: 'complaint',
  reason: found,
  clause: 'iso17065-7.11.1',
}
export const effectSuspended: EffectSuspended = {
  type: 'EffectSuspended',
  at,
  by: deciderOne.id,
  reason: until,
  clause: 'iso17065-7.11.1',
}

// The commands with their facts, as steps.

type EffectStep = Step<EffectTypes>

export function open(change: Partial<Omit<OpenEffect, 'name'>> = {}, facts: Partial<OpenEffectFacts> = {}): EffectStep {
  return () => ({ command: openEffect(change), facts: { ...published, ...facts } })
}

/** Together they take every row of the table. */
export const effectJourneys: readonly (readonly EffectStep[])[] = [
  [open({ decision: 'reserve', conditions: ['Notify the DSPDP.'] })],
  [
    open(),
    () => ({ command: substantiateNonconformity(), facts: evaluating }),
    () => ({ command: suspendEffect(), facts: deciding }),
  ],
]
