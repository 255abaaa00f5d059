import type { Guard } from '../machine.ts'
import type { StandingFacts } from '../standing-guards.ts'
import { isBlank, violation } from '../violation.ts'
import type { AcceptApplication, AcceptFacts, RecordLodgementCheck } from './commands.ts'
import type { Application } from './state.ts'

/** A result is recorded of the question that stands: that of an earlier submission tells nothing of this one. */
export const checkWasAsked: Guard<Application, RecordLodgementCheck, StandingFacts> = {
  name: 'lodgement-check-asked',
  clause: 'euaia-vii-3.1',
  check: ({ lodgement }, { askedAt }) =>
    lodgement?.askedAt === askedAt ? [] : [violation('lodgement-check-superseded', '/askedAt', { askedAt })],
  inputs: ({ lodgement }, { askedAt, found, unanswered }) => ({
    asked: lodgement?.askedAt ?? null,
    askedAt,
    found: found.map((one) => ({ ...one })),
    unanswered,
  }),
}

/**
 * An application lies with one authority only. In this one that is known now; what the others answered to the latest submission is on
 * record, and where one has not answered in time the reviewer decides, with the reason.
 */
export const lodgedOnce: Guard<Application, AcceptApplication, AcceptFacts> = {
  name: 'lodged-once',
  clause: 'euaia-vii-3.1',
  check: ({ authority, lodgement }, { lodgementJustification }, { lodgedHere }) => {
    const here = lodgedHere ? [violation('lodged-with', '', { authority }, authority)] : []
    const result = lodgement?.result
    if (result === undefined) return [...here, violation('lodgement-not-checked', '', {})]
    const others = result.found.filter((one) => one.authority !== authority)
    const silent = isBlank(lodgementJustification) ? result.unanswered : []
    return [
      ...here,
      ...others.map((one) => violation('lodged-with', '', { authority: one.authority }, one.authority)),
      ...silent.map((one) => violation('lodgement-unanswered', '/lodgementJustification', { authority: one }, one)),
    ]
  },
  inputs: ({ lodgement }, { lodgementJustification }, { lodgedHere }) => ({
    askedAt: lodgement?.askedAt ?? null,
    found: lodgement?.result?.found.map((one) => ({ ...one })) ?? null,
    unanswered: lodgement?.result?.unanswered ?? null,
    lodgedHere,
    justification: lodgementJustification ?? null,
  }),
}
