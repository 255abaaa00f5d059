import type { CommandBase, Guard } from '../machine.ts'
import type { CellFacts } from '../standing-guards.ts'
import { violation } from '../violation.ts'
import type { Recognition } from './state.ts'

/** Whether this authority has lent the actor to the lead of the dossier, within the time for which that counts. */
export type LentToLeadFacts = { readonly wasLentToLead: boolean }

/**
 * Who was lent to the lead may have evaluated what the dossier says, in whose cell nobody is named to this one: they do not decide on it (17065
 * 7.6.2). A conflict they declare all the same.
 */
export const notLentToTheLead: Guard<Recognition, CommandBase, CellFacts & LentToLeadFacts> = {
  name: 'not-lent-to-the-lead',
  clause: 'iso17065-7.6.2',
  check: ({ leadAuthority }, command, { wasLentToLead }) =>
    wasLentToLead && !declaresConflict(command)
      ? [violation('lent-to-the-lead', '', { authority: leadAuthority }, command.actor.id)]
      : [],
  inputs: ({ leadAuthority }, { actor }, { wasLentToLead }) => ({
    person: actor.id,
    lead: leadAuthority,
    wasLentToLead,
  }),
}

function declaresConflict(command: CommandBase): boolean {
  return 'conflict' in command && command.conflict === true
}
