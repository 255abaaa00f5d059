import type { Machine, Table } from '../machine.ts'
import { authorityPinnedAtOpening } from '../standing-guards.ts'
import { evolveAiSystem } from './events.ts'
import type { AiSystemTypes } from './events.ts'
import { systemIsIdentified } from './guards.ts'

/** The AI system machine's table (17065 7.2): one version of a system is registered once and then only read. */
const table = {
  none: {
    registerAiSystem: {
      to: 'registered',
      by: ['applicant'],
      guards: [authorityPinnedAtOpening, systemIsIdentified],
      then: (_state, { name: _name, actor, ...registered }) => [
        { ...registered, type: 'AiSystemRegistered', by: actor.id },
      ],
    },
  },
  registered: {},
} satisfies Table<AiSystemTypes>

/** The AI system machine. */
export const aiSystemMachine: Machine<AiSystemTypes> = { name: 'ai-system', table, evolve: evolveAiSystem }
