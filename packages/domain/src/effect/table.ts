import { openingGuards } from '../certificate/opening-guards.ts'
import { cooledOff } from '../cooling-off.ts'
import { stampOf } from '../machine.ts'
import type { Machine, Table } from '../machine.ts'
import { pinnedAtOpening, staffGuards } from '../standing-guards.ts'
import type { OpenEffect } from './commands.ts'
import type { EffectEvent } from './events.ts'
import { evolveEffect } from './evolve.ts'
import type { EffectTypes } from './evolve.ts'
import * as guards from './guards.ts'

/** The effect machine's table (17065 7.7 and 7.11): the effect of one authority on one certificate. */
const table = {
  none: {
    openEffect: {
      to: ['active', 'reserved'],
      by: ['system'],
      guards: [
        pinnedAtOpening,
        guards.contentIsSigned,
        guards.contentIsTheFirst,
        guards.editionIsKnown,
        guards.authorityDecidedForIt,
        ...openingGuards,
      ],
      then: opened,
    },
  },
  active: {
    substantiateNonconformity: {
      to: 'action-pending',
      by: ['evaluator'],
      guards: [
        ...staffGuards('evaluator'),
        guards.declaredForCertificate('evaluator'),
        cooledOff,
        guards.reasonInLanguages,
      ],
      then: (_state, command) => {
        const { source, reason, requirementId } = command
        const on = requirementId === undefined ? {} : { requirementId }
        const found = { source, reason, clause: 'iso17065-7.11.1', ...on }
        return [{ type: 'NonconformitySubstantiated', ...stampOf(command), ...found }]
      },
    },
  },
  reserved: {},
  'action-pending': {
    suspendEffect: {
      to: 'suspended',
      by: ['decision-maker'],
      guards: [
        ...staffGuards('decision-maker'),
        guards.declaredForCertificate('decision-maker'),
        cooledOff,
        guards.didNotSubstantiate,
        guards.reasonInLanguages,
      ],
      then: (_state, command) => [
        { type: 'EffectSuspended', ...stampOf(command), reason: command.reason, clause: 'iso17065-7.11.1' },
      ],
    },
  },
  suspended: {},
} satisfies Table<EffectTypes>

/** The effect machine, in the cell of each authority that attests. */
export const effectMachine: Machine<EffectTypes> = { name: 'effect', table, evolve: evolveEffect }

function opened(_state: null, { name: _name, actor, decision, ...content }: OpenEffect): EffectEvent[] {
  // The guard before has refused it; the type of the event says so too.
  if (decision === 'refuse') throw new Error(`${content.authority} refused and has no effect to open`)
  return [{ ...content, type: 'EffectOpened', by: actor.id, decision, clause: 'iso17065-7.7.3' }]
}
