import { openingFacts, particulars } from '../certificate/examples.ts'
import { at, digestA, judge, people } from '../examples.ts'
import type { Step } from '../examples.ts'
import type { LocalisedText } from '../languages.ts'
import type { Actor } from '../roles.ts'
import type { OpenEffect } from './commands.ts'
import type { EffectTypes } from './evolve.ts'

// For the tests of this package only: the effect of one certificate in Hong Kong.

type EffectStep = Step<EffectTypes>

const languages = ['zh-Hant', 'en'] as const
const issued: LocalisedText = { en: 'Issued.', 'zh-Hant': '已簽發。' }

export function open(change: Partial<Omit<OpenEffect, 'name'>> = {}, facts = {}): EffectStep {
  const command = { name: 'openEffect', actor: people.system, at, ...particulars, reason: issued, ...change } as const
  const looked = { ...openingFacts, computedDigest: digestA, recordedDigest: null, isEditionKnown: true, ...facts }
  return () => ({ command, facts: looked })
}
export function substantiate(
  reason: LocalisedText = { en: 'It gave advice on the law of no place.', 'zh-Hant': '意見不屬任何地方的法律。' },
  declared = true,
): EffectStep {
  const command = {
    name: 'substantiateNonconformity',
    actor: people.evaluatorOne,
    at,
    source: 'complaint',
    reason,
  } as const
  return () => ({ command, facts: { ...judge('evaluator'), declared, languages } })
}
export function suspend(
  reason: LocalisedText = { en: 'Until the advice is right.', 'zh-Hant': '直至意見正確為止。' },
  declared = true,
  actor: Actor = people.deciderOne,
): EffectStep {
  const command = { name: 'suspendEffect', actor, at, reason } as const
  return () => ({ command, facts: { ...judge('decision-maker'), declared, languages } })
}

/** Together they take every row of the table. */
export const effectJourneys: readonly (readonly EffectStep[])[] = [
  [open({ decision: 'reserve', conditions: ['Notify the DSPDP.'] })],
  [open(), substantiate(), suspend()],
]
