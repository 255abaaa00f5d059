import type { Guard } from '../machine.ts'
import { signatoryGap } from '../certificate/signatory.ts'
import type { StoreIntent, StoreIntentFacts } from './commands.ts'

/** The system signs for nobody: it executes the standing instruction of a signatory whose authorisation is in force. */
export const signatoryInstructs: Guard<null, StoreIntent, StoreIntentFacts> = {
  name: 'signatory-instructs',
  clause: 'iso17065-6.1.2',
  check: (_state, command, facts) => signatoryGap(command.at, facts.signatoryAuthorisation),
  inputs: (_state, command, facts) => ({ at: command.at, authorisation: facts.signatoryAuthorisation }),
}
