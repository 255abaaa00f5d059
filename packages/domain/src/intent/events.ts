import type { OpeningParticulars } from '../certificate/opening.ts'
import type { Authority } from '../jurisdictions.ts'
import type { EventBase } from '../machine.ts'

type Named<T extends string, Payload = object> = Readonly<EventBase & { type: T }> & Readonly<Payload>

export type IntentStored = Named<'IntentStored', OpeningParticulars>
/** This authority has signed. */
export type CertificateAttested = Named<'CertificateAttested'>
/** Another authority has signed. */
export type AttestationRecorded = Named<'AttestationRecorded', { from: Authority }>
export type CertificateAssembled = Named<'CertificateAssembled', { signedBy: readonly Authority[] }>
export type CertificateIssued = Named<'CertificateIssued'>
/** In a recognising cell: the lead has sent the credential with every signature. */
export type PeerCertificateRecorded = Named<'PeerCertificateRecorded', { signedBy: readonly Authority[] }>

export type IntentEvent =
  | IntentStored
  | CertificateAttested
  | AttestationRecorded
  | CertificateAssembled
  | CertificateIssued
  | PeerCertificateRecorded
