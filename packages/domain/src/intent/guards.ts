import { signatoryGap } from '../certificate/signatory.ts'
import type { CommandBase, Guard } from '../machine.ts'
import type { StandingFacts } from '../standing-guards.ts'
import { violation } from '../violation.ts'
import type {
  AssembleCertificate,
  AssembleCertificateFacts,
  AttestCertificate,
  AttestCertificateFacts,
  IssueCertificate,
  RecordAttestation,
  RecordAttestationFacts,
  RecordPeerCertificate,
  RecordPeerCertificateFacts,
  SignatoryFacts,
  StorePeerIntent,
  StorePeerIntentFacts,
} from './commands.ts'
import type { Intent } from './state.ts'

/** The system signs for nobody: it executes the standing instruction of a signatory whose authorisation is in force. */
export const signatoryInstructs: Guard<unknown, CommandBase, SignatoryFacts> = {
  name: 'signatory-instructs',
  clause: 'iso17065-6.1.2',
  check: (_state, command, facts) => signatoryGap(command.at, facts.signatoryAuthorisation),
  inputs: (_state, command, facts) => ({ at: command.at, authorisation: facts.signatoryAuthorisation }),
}

/** A number has one content, and so has a decision: the same content again is no second one and is not judged. */
export const contentIsTheFirst: Guard<null, StorePeerIntent, StorePeerIntentFacts> = {
  name: 'content-first-of-its-decision',
  clause: 'gbaai-number',
  check: (_state, { certificateNumber }, { recorded }) => {
    if (recorded === null) return []
    const isNumberTaken = recorded.certificateNumber === certificateNumber
    const code = isNumberTaken ? 'number-has-other-content' : 'decision-has-other-content'
    return [violation(code, '/content/certificateNumber', { certificateNumber: recorded.certificateNumber })]
  },
  inputs: (_state, { certificateNumber, certificateDigest }, { recorded }) => ({
    certificateNumber,
    certificateDigest,
    recorded: recorded?.certificateNumber ?? null,
  }),
}

/** An authority attests its own recognition, and nothing more. */
export const agreesWithRecognition: Guard<null, StorePeerIntent, StorePeerIntentFacts> = {
  name: 'agrees-with-recognition',
  clause: 'gbaai-recognition',
  check: (_state, _command, { disagreements }) => disagreements,
  inputs: (_state, { certificateNumber, certificateDigest }, { disagreements }) => ({
    certificateNumber,
    certificateDigest,
    disagreements: disagreements.map(({ code }) => code),
  }),
}

/** A lead asks for a signature over what it has signed itself: content that it does not answer for is not stored here. */
export const leadSignedContent: Guard<null, StorePeerIntent, StorePeerIntentFacts> = {
  name: 'lead-signed-content',
  clause: 'gbaai-recognition',
  check: (_state, _command, { leadSignatureFaults }) => leadSignatureFaults,
  inputs: (_state, { leadAuthority, certificateDigest }) => ({ leadAuthority, certificateDigest }),
}

/** A recognising authority signs after the lead: never content for which the lead's signature is not on record here. */
export const leadHasSigned: Guard<Intent, AttestCertificate, AttestCertificateFacts> = {
  name: 'lead-has-signed',
  clause: 'gbaai-recognition',
  check: ({ authority, leadAuthority, signedBy }) =>
    authority === leadAuthority || signedBy.includes(leadAuthority)
      ? []
      : [violation('attestation-awaited', '', { authority: leadAuthority }, leadAuthority)],
  inputs: ({ authority, leadAuthority, certificateDigest, signedBy }) => ({
    authority,
    leadAuthority,
    certificateDigest,
    signedBy,
  }),
}

/** Only what is stored is signed: the bytes that the key meets are those of the digest that was judged. */
export const intentIsStored: Guard<Intent, AttestCertificate, AttestCertificateFacts> = {
  name: 'intent-stored',
  clause: 'iso17065-7.7.1',
  check: ({ certificateDigest }, _command, { storedDigest }) =>
    certificateDigest === storedDigest ? [] : [violation('certificate-digest-differs', '', {})],
  inputs: ({ certificateNumber, certificateDigest }) => ({ certificateNumber, certificateDigest }),
}

/** This authority signs here, from its own intent; it takes no signature of its own from outside. */
export const signedByAnother: Guard<Intent, RecordAttestation, RecordAttestationFacts> = {
  name: 'signed-by-another',
  clause: 'gbaai-recognition',
  check: ({ authority }, { from }) => (from === authority ? [violation('own-signature', '/from', {})] : []),
  inputs: ({ authority }, { from }) => ({ authority, from }),
}

export const namesThisCertificate: Guard<Intent, RecordAttestation, RecordAttestationFacts> = {
  name: 'names-this-certificate',
  clause: 'gbaai-recognition',
  check: ({ certificateNumber }, { attestation }) => {
    if (attestation.certificateNumber === certificateNumber) return []
    return [violation('another-certificate', '/attestation/certificateNumber', {})]
  },
  inputs: ({ certificateNumber }, { attestation }) => ({ certificateNumber, named: attestation.certificateNumber }),
}

export const namesThisContent: Guard<Intent, RecordAttestation, RecordAttestationFacts> = {
  name: 'names-this-content',
  clause: 'gbaai-recognition',
  check: ({ certificateDigest }, { attestation }) => {
    if (attestation.certificateDigest === certificateDigest) return []
    return [violation('another-content', '/attestation/certificateDigest', {})]
  },
  inputs: ({ certificateDigest }, { attestation }) => ({ certificateDigest, named: attestation.certificateDigest }),
}

export const signatureVerifies: Guard<Intent, RecordAttestation, RecordAttestationFacts> = {
  name: 'signature-verifies',
  clause: 'gbaai-recognition',
  check: (_state, _command, { signatureFaults }) => signatureFaults,
  inputs: ({ certificateDigest }, { from }) => ({ from, certificateDigest }),
}

/** An authority signs a content once: another signature of it than the one on record is not passed over in silence. */
export const signatureIsTheFirst: Guard<Intent, RecordAttestation, RecordAttestationFacts> = {
  name: 'signature-first-of-its-authority',
  clause: 'gbaai-recognition',
  check: (_state, { from }, { isOtherOnRecord }) =>
    isOtherOnRecord
      ? [violation('other-signature-on-record', '/attestation/signature', { authority: from }, from)]
      : [],
  inputs: ({ certificateDigest }, { from }, { isOtherOnRecord }) => ({ from, certificateDigest, isOtherOnRecord }),
}

export const leadAssembles: Guard<Intent, AssembleCertificate, AssembleCertificateFacts> = {
  name: 'lead-assembles',
  clause: 'gbaai-recognition',
  check: ({ authority, leadAuthority }) =>
    authority === leadAuthority ? [] : [violation('not-the-lead', '', { lead: leadAuthority })],
  inputs: ({ authority, leadAuthority }) => ({ authority, leadAuthority }),
}

/** Every authority that granted, recognised or reserved has signed; one that refused attests nothing. */
export const allHaveSigned: Guard<Intent, AssembleCertificate, AssembleCertificateFacts> = {
  name: 'all-have-signed',
  clause: 'gbaai-recognition',
  check: ({ signedBy }, _command, { attesting }) =>
    attesting
      .filter((authority) => !signedBy.includes(authority))
      .map((authority) => violation('attestation-awaited', '', { authority }, authority)),
  inputs: ({ certificateDigest, signedBy }) => ({ certificateDigest, signedBy }),
}

export const credentialIsAssembled: Guard<Intent, IssueCertificate, StandingFacts> = {
  name: 'credential-assembled',
  clause: 'iso17065-7.7.1',
  check: ({ assembled }) => (assembled ? [] : [violation('not-assembled', '', {})]),
  inputs: ({ certificateNumber, certificateDigest }) => ({ certificateNumber, certificateDigest }),
}

export const sentByLead: Guard<Intent, RecordPeerCertificate, RecordPeerCertificateFacts> = {
  name: 'sent-by-lead',
  clause: 'gbaai-recognition',
  check: ({ authority, leadAuthority }, { from }) =>
    from === leadAuthority && from !== authority ? [] : [violation('not-from-lead', '/from', {})],
  inputs: ({ authority, leadAuthority }, { from }) => ({ authority, leadAuthority, from }),
}

export const credentialIsOverStored: Guard<Intent, RecordPeerCertificate, RecordPeerCertificateFacts> = {
  name: 'credential-over-stored-content',
  clause: 'gbaai-recognition',
  check: (_state, _command, { isStoredContent }) =>
    isStoredContent ? [] : [violation('another-content', '/credential/payload', {})],
  inputs: ({ certificateDigest }, _command, { isStoredContent }) => ({ certificateDigest, isStoredContent }),
}

export const allSignaturesVerify: Guard<Intent, RecordPeerCertificate, RecordPeerCertificateFacts> = {
  name: 'all-signatures-verify',
  clause: 'gbaai-recognition',
  check: (_state, _command, { signatureFaults }) => signatureFaults,
  inputs: ({ certificateDigest }, { from }) => ({ from, certificateDigest }),
}

/** A signature in this authority's name that was not made from its own intent would be a forgery, whatever key made it. */
export const ownSignatureIsOnRecord: Guard<Intent, RecordPeerCertificate, RecordPeerCertificateFacts> = {
  name: 'own-signature-on-record',
  clause: 'gbaai-recognition',
  check: ({ authority }, _command, { isOwnSignatureOnRecord }) =>
    isOwnSignatureOnRecord ? [] : [violation('signature-not-on-record', '/credential/signatures', {}, authority)],
  inputs: ({ authority }, _command, { isOwnSignatureOnRecord }) => ({ authority, isOwnSignatureOnRecord }),
}

/** What this cell took from an authority before is what the credential holds of it. */
export const signaturesAreThoseOnRecord: Guard<Intent, RecordPeerCertificate, RecordPeerCertificateFacts> = {
  name: 'signatures-as-on-record',
  clause: 'gbaai-recognition',
  check: (_state, _command, { contradicted }) =>
    contradicted.map((authority) =>
      violation('other-signature-on-record', '/credential/signatures', { authority }, authority),
    ),
  inputs: ({ certificateDigest }, _command, { contradicted }) => ({ certificateDigest, contradicted }),
}

/** A certificate has one credential: the same again is no second one, and another one is refused. */
export const credentialIsTheFirst: Guard<Intent, RecordPeerCertificate, RecordPeerCertificateFacts> = {
  name: 'credential-first-of-its-certificate',
  clause: 'gbaai-recognition',
  check: ({ certificateNumber }, _command, { isOtherRecorded }) =>
    isOtherRecorded ? [violation('other-credential-recorded', '/credential', { certificateNumber })] : [],
  inputs: ({ certificateNumber, certificateDigest }, _command, { isOtherRecorded }) => ({
    certificateNumber,
    certificateDigest,
    isOtherRecorded,
  }),
}
