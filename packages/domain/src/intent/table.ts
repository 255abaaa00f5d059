import { openingGuards } from '../certificate/opening-guards.ts'
import { stampOf } from '../machine.ts'
import type { Machine, RowOf, Table } from '../machine.ts'
import { pinned, pinnedAtOpening } from '../standing-guards.ts'
import type { StoreIntent, StorePeerIntent } from './commands.ts'
import { evolveIntent, type IntentEvent, type IntentStored, type IntentTypes } from './events.ts'
import * as guards from './guards.ts'
import type { IntentStatus } from './state.ts'

/** What has signed already is judged again like the first time, and changes nothing. */
function recordAttestation(to: IntentStatus): RowOf<IntentTypes, 'recordAttestation', IntentStatus> {
  return {
    to,
    by: ['system'],
    guards: [
      pinned,
      guards.signedByAnother,
      guards.namesThisCertificate,
      guards.namesThisContent,
      guards.signatureVerifies,
      guards.signatureIsTheFirst,
    ],
    then: ({ signedBy }, command) => {
      const { from } = command
      return signedBy.includes(from) ? [] : [{ type: 'AttestationRecorded', ...stampOf(command), from }]
    },
  }
}

/** As a recorded attestation: the same credential again is judged, and changes nothing. */
function recordPeerCertificate(to: IntentStatus): RowOf<IntentTypes, 'recordPeerCertificate', IntentStatus> {
  return {
    to,
    by: ['system'],
    guards: [
      pinned,
      guards.sentByLead,
      guards.credentialIsOverStored,
      guards.allSignaturesVerify,
      guards.ownSignatureIsOnRecord,
      guards.signaturesAreThoseOnRecord,
      guards.credentialIsTheFirst,
    ],
    then: ({ assembled }, command, { signedBy }) =>
      assembled ? [] : [{ type: 'PeerCertificateRecorded', ...stampOf(command), signedBy }],
  }
}

/** The intent machine's table (17065 7.7): content that an authority will sign, stored before anything is signed, until it is public. */
const table = {
  none: {
    storeIntent: {
      to: 'stored',
      by: ['system'],
      guards: [pinnedAtOpening, guards.signatoryInstructs, ...openingGuards],
      then: stored,
    },
    storePeerIntent: {
      to: 'stored',
      by: ['system'],
      guards: [
        pinnedAtOpening,
        guards.signatoryInstructs,
        guards.contentIsTheFirst,
        ...openingGuards,
        guards.agreesWithRecognition,
        guards.leadSignedContent,
      ],
      then: storedWithSignature,
    },
  },
  stored: {
    attestCertificate: {
      to: 'stored',
      by: ['system'],
      guards: [pinned, guards.signatoryInstructs, guards.intentIsStored, guards.leadHasSigned],
      then: (_state, command) => [{ type: 'CertificateAttested', ...stampOf(command) }],
    },
    recordAttestation: recordAttestation('stored'),
    assembleCertificate: {
      to: 'stored',
      by: ['system'],
      guards: [pinned, guards.leadAssembles, guards.allHaveSigned],
      then: ({ signedBy }, command) => [{ type: 'CertificateAssembled', ...stampOf(command), signedBy }],
    },
    issueCertificate: {
      to: 'issued',
      by: ['system'],
      guards: [pinned, guards.credentialIsAssembled],
      then: (_state, command) => [{ type: 'CertificateIssued', ...stampOf(command) }],
    },
    recordPeerCertificate: recordPeerCertificate('stored'),
  },
  issued: {
    recordAttestation: recordAttestation('issued'),
    recordPeerCertificate: recordPeerCertificate('issued'),
  },
} satisfies Table<IntentTypes>

/** The intent machine, in the cell of each authority that attests. */
export const intentMachine: Machine<IntentTypes> = { name: 'intent', table, evolve: evolveIntent }

function stored(_state: null, { name: _name, actor, ...particulars }: StoreIntent | StorePeerIntent): IntentStored[] {
  return [{ ...particulars, type: 'IntentStored', by: actor.id }]
}

/** The content with the signature of the lead, which came with it. */
function storedWithSignature(state: null, command: StorePeerIntent): IntentEvent[] {
  return [...stored(state, command), { type: 'AttestationRecorded', ...stampOf(command), from: command.leadAuthority }]
}
