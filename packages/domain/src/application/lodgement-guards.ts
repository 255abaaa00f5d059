import type { Authority } from '../jurisdictions.ts'
import type { Guard } from '../machine.ts'
import type { StandingFacts } from '../standing-guards.ts'
import { isBlank, violation } from '../violation.ts'
import type { AcceptApplication, AcceptFacts, RecordLodgementCheck } from './commands.ts'
import type { Application, LiveLodgement, LodgementAnswers } from './state.ts'

/** A result is recorded for the question that stands. The answers to an earlier submission say nothing about this one. */
export const checkWasAsked: Guard<Application, RecordLodgementCheck, StandingFacts> = {
  name: 'lodgement-check-asked',
  clause: 'euaia-vii-3.1',
  check: ({ lodgement }, { askedAt }) =>
    lodgement?.askedAt === askedAt ? [] : [violation('lodgement-check-superseded', '/askedAt', { askedAt })],
  inputs: ({ lodgement }, { askedAt, ...answers }) => ({
    asked: lodgement?.askedAt ?? null,
    askedAt,
    ...shown(answers),
  }),
}

/**
 * The first of the live lodgements of the same weights is accepted, in whichever order they arrived at each authority. In this
 * authority that is known now; what the others answered to the latest question is on record. Where nothing is known of one, because
 * it was silent or compares under another key, the reviewer decides and gives the reason.
 */
export const lodgedFirst: Guard<Application, AcceptApplication, AcceptFacts> = {
  name: 'lodged-first',
  clause: 'euaia-vii-3.1',
  check: ({ authority, lodgement }, { lodgementJustification }, { lodgedHere }) => {
    const here = lodgedHere ? [violation('lodged-with', '', { authority }, authority)] : []
    const result = lodgement?.result
    if (result === undefined) return [...here, violation('lodgement-not-checked', '', {})]
    const { lodgedAt, found, unanswered, underAnotherKey } = result
    const earlier = found.filter((one) => one.authority !== authority && comesBefore(one, { authority, lodgedAt }))
    const elsewhere = earlier.map((one) => violation('lodged-with', '', { authority: one.authority }, one.authority))
    if (!isBlank(lodgementJustification)) return [...here, ...elsewhere]
    const pointer = '/lodgementJustification'
    return [
      ...here,
      ...elsewhere,
      ...unanswered.map((one) => violation('lodgement-unanswered', pointer, { authority: one }, one)),
      ...underAnotherKey.map((one) => violation('lodgement-key-differs', pointer, { authority: one }, one)),
    ]
  },
  inputs: ({ lodgement }, { lodgementJustification }, { lodgedHere }) => ({
    askedAt: lodgement?.askedAt ?? null,
    answers: lodgement?.result === undefined ? null : shown(lodgement.result),
    lodgedHere,
    justification: lodgementJustification ?? null,
  }),
}

/** The one order of lodgements in all cells: by their instant, and by the code of the authority where that is the same. */
function comesBefore(one: LiveLodgement, other: LiveLodgement): boolean {
  const [a, b] = [Date.parse(one.lodgedAt), Date.parse(other.lodgedAt)]
  return a === b ? one.authority < other.authority : a < b
}

function shown({ lodgedAt, found, unanswered, underAnotherKey }: LodgementAnswers): {
  lodgedAt: string
  found: LiveLodgement[]
  unanswered: readonly Authority[]
  underAnotherKey: readonly Authority[]
} {
  return { lodgedAt, found: found.map((one) => ({ ...one })), unanswered, underAnotherKey }
}
