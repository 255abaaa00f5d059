import type { OpeningFacts, OpeningParticulars } from '../certificate/opening.ts'
import type { Authority } from '../jurisdictions.ts'
import type { CommandBase } from '../machine.ts'
import type { Authorisation } from '../roles.ts'
import type { StandingFacts } from '../standing-guards.ts'
import type { Violation } from '../violation.ts'

type Named<N extends string, Payload = object> = Readonly<CommandBase & { name: N }> & Readonly<Payload>

/** Given by the system, on the standing instruction of a signatory to issue what was decided: before anything is signed. */
export type StoreIntent = Named<'storeIntent', OpeningParticulars>
/** The same in a recognising cell, for the content that the lead asks it to attest. */
export type StorePeerIntent = Named<'storePeerIntent', OpeningParticulars>
export type AttestCertificate = Named<'attestCertificate'>
export type RecordAttestation = Named<
  'recordAttestation',
  {
    from: Authority
    /** What the attestation says of itself, beside its signature. */
    attestation: { readonly certificateNumber: string; readonly certificateDigest: string }
  }
>
export type AssembleCertificate = Named<'assembleCertificate'>
/** Given once the registry holds the credential: the certificate is public. */
export type IssueCertificate = Named<'issueCertificate'>
export type RecordPeerCertificate = Named<'recordPeerCertificate', { from: Authority }>

export type IntentCommand =
  | StoreIntent
  | StorePeerIntent
  | AttestCertificate
  | RecordAttestation
  | AssembleCertificate
  | IssueCertificate
  | RecordPeerCertificate

export type SignatoryFacts = {
  /** The authorisation of the signatory on whose standing instruction the system acts. */
  readonly signatoryAuthorisation: Authorisation | null
}
export type StorePeerIntentFacts = OpeningFacts &
  SignatoryFacts & {
    /** What is wrong with the lead's signature over the content, by its published keys. */
    readonly leadSignatureFaults: readonly Violation[]
    /** Everything in which the content differs from what this authority examined and decided. */
    readonly disagreements: readonly Violation[]
    /** What is stored of this number or decision already, where it is other content. */
    readonly recorded: { readonly certificateNumber: string } | null
  }
export type AttestCertificateFacts = StandingFacts &
  SignatoryFacts & {
    /** The digest computed over the stored bytes. */
    readonly storedDigest: string
  }
export type RecordAttestationFacts = StandingFacts & {
  /** What is wrong with the signature, by the published keys of the authority that it is said to be of. */
  readonly signatureFaults: readonly Violation[]
  /** Whether another signature of that authority is on record already. */
  readonly isOtherOnRecord: boolean
}
export type AssembleCertificateFacts = StandingFacts & {
  /** The authorities that the content names as having granted, recognised or reserved. */
  readonly attesting: readonly Authority[]
}
export type RecordPeerCertificateFacts = StandingFacts & {
  /** Whether the credential is over the very bytes that are stored here. */
  readonly isStoredContent: boolean
  /** What is wrong with the signatures, by the published keys of every authority that must sign. */
  readonly signatureFaults: readonly Violation[]
  /** The authorities whose signatures verify. */
  readonly signedBy: readonly Authority[]
  /** Whether a signature in the name of this authority is the one that was made here. */
  readonly isOwnSignatureOnRecord: boolean
  /** The other authorities of which another signature is on record here. */
  readonly contradicted: readonly Authority[]
  /** Whether another credential is recorded already. */
  readonly isOtherRecorded: boolean
}

/** What the caller looks up for each command. */
export type IntentFacts = {
  storeIntent: OpeningFacts & SignatoryFacts
  storePeerIntent: StorePeerIntentFacts
  attestCertificate: AttestCertificateFacts
  recordAttestation: RecordAttestationFacts
  assembleCertificate: AssembleCertificateFacts
  issueCertificate: StandingFacts
  recordPeerCertificate: RecordPeerCertificateFacts
}
