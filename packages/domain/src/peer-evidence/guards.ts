import type { Guard } from '../machine.ts'
import { violation } from '../violation.ts'
import type { PeerEvidenceFacts, RecordPeerEvidence } from './commands.ts'

type PeerGuard = Guard<null, RecordPeerEvidence, PeerEvidenceFacts['recordPeerEvidence']>

/** Of its own evaluations an authority knows more than an envelope says. */
export const isOfAnotherLead: PeerGuard = {
  name: 'of-another-lead',
  clause: 'gbaai-recognition',
  check: (_state, { leadAuthority, authority }) =>
    leadAuthority === authority ? [violation('lead-does-not-recognise', '', { authority })] : [],
  inputs: (_state, { leadAuthority, authority }) => ({ leadAuthority, authority }),
}

/** The same statement again is no second one and is not judged. */
export const peerSaysOnce: PeerGuard = {
  name: 'peer-says-once',
  clause: 'gbaai-evidence',
  check: (_state, { leadAuthority, changes }, { isToldOtherwise }) =>
    isToldOtherwise ? [violation('peer-told-otherwise', '/closed', { authority: leadAuthority, changes })] : [],
  inputs: (_state, { leadAuthority, changes }, { isToldOtherwise }) => ({ leadAuthority, changes, isToldOtherwise }),
}
