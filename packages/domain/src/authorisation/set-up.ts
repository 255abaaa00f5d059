import type { CommandBase, Guard } from '../machine.ts'
import type { CellFacts } from '../standing-guards.ts'
import { violation } from '../violation.ts'
import type { SetUpFacts } from './commands.ts'

/** Whoever installed the authority printed a code for its first administrator: it is accepted once, in its time. */
export const setUpCodeHolds: Guard<unknown, CommandBase, CellFacts & SetUpFacts> = {
  name: 'set-up-code-holds',
  clause: 'gbaai-authority',
  check: (_state, _command, { code }) => {
    switch (code.standing) {
      case 'open':
        return []
      case 'unknown':
        return [violation('set-up-code-wrong', '/code', {})]
      case 'used':
        return [violation('set-up-code-used', '/code', { at: code.since })]
      case 'ended':
        return [violation('set-up-code-ended', '/code', { at: code.since })]
    }
  },
  inputs: (_state, _command, { code }) => ({ code: { ...code } }),
}

/** The first administrator is of nobody's giving, so there is none now who could give. */
export const nobodyAdministers: Guard<unknown, CommandBase, CellFacts & SetUpFacts> = {
  name: 'nobody-administers',
  clause: 'gbaai-authority',
  check: (_state, _command, { administrators }) =>
    administrators.some(({ isInForce }) => isInForce) ? [violation('administrator-in-force', '', {})] : [],
  inputs: (_state, _command, { administrators }) => ({
    administrators: administrators.map(({ personId, isInForce }) => ({ personId, inForce: isInForce })),
  }),
}
