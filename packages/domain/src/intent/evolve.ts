import { evolution } from '../evolution.ts'
import type { Authority } from '../jurisdictions.ts'
import type { MachineTypes } from '../machine.ts'
import type { IntentCommand, IntentFacts } from './commands.ts'
import type { IntentEvent } from './events.ts'
import type { Intent } from './state.ts'

/** The types that make the intent machine. */
export interface IntentTypes extends MachineTypes {
  state: Intent
  command: IntentCommand
  event: IntentEvent
  facts: IntentFacts
}

/** The intent after one event. */
export const evolveIntent = evolution<IntentTypes, 'IntentStored'>(
  'IntentStored',
  ({ type: _type, at: _at, by: _by, ...stored }) => ({ ...stored, status: 'stored', signedBy: [], assembled: false }),
  {
    CertificateAttested: (state) => signed(state, [state.authority]),
    AttestationRecorded: (state, { from }) => signed(state, [from]),
    CertificateAssembled: (state) => ({ ...state, assembled: true }),
    CertificateIssued: (state) => ({ ...state, status: 'issued' }),
    PeerCertificateRecorded: (state, { signedBy }) => ({ ...signed(state, signedBy), assembled: true }),
  },
)

function signed(state: Intent, by: readonly Authority[]): Intent {
  return { ...state, signedBy: [...new Set([...state.signedBy, ...by])].toSorted() }
}
