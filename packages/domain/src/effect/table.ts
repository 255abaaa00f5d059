import { cooledOff } from '../cooling-off.ts'
import { stampOf } from '../machine.ts'
import type { Machine, Table } from '../machine.ts'
import { pinnedAtOpening, reasonRecorded, staffGuards } from '../standing-guards.ts'
import { evolveEffect } from './evolve.ts'
import type { EffectTypes } from './evolve.ts'
import * as guards from './guards.ts'

const judgedAtOpening = [
  guards.decisionIsGranted,
  guards.agreementIsInForce,
  guards.noNonconformityRemains,
  guards.lintsPass,
  guards.validFromDecisionOn,
]

/** The effect machine's table (17065 7.7 and 7.11): the effect of one authority on one certificate. */
const table = {
  none: {
    issueCertificate: {
      to: ['active', 'reserved'],
      by: ['system'],
      guards: [pinnedAtOpening, guards.signatoryInstructs, ...judgedAtOpening],
      then: (_state, { name: _name, actor, ...issued }) => [{ ...issued, type: 'EffectOpened', by: actor.id }],
    },
    openEffect: {
      to: ['active', 'reserved'],
      by: ['system'],
      guards: [pinnedAtOpening, ...judgedAtOpening],
      then: (_state, { name: _name, actor, ...issued }) => [{ ...issued, type: 'EffectOpened', by: actor.id }],
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
        reasonRecorded,
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
        reasonRecorded,
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
