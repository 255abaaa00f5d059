import type { OpeningParticulars } from '../certificate/opening.ts'
import { evolution } from '../evolution.ts'
import type { Authority } from '../jurisdictions.ts'
import type { EventBase, MachineTypes } from '../machine.ts'
import type { IntentCommand, IntentFacts } from './commands.ts'
import type { Intent } from './state.ts'

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

/** The types that make the intent machine. */
export interface IntentTypes extends MachineTypes {
  state: Intent
  command: IntentCommand
  event: IntentEvent
  facts: IntentFacts
}

/** The intent after one event. */
export const evolveIntent = evolution<IntentTypes, 'IntentStored'>('IntentStored', stored, {
  CertificateAttested: (state) => signed(state, [state.authority]),
  AttestationRecorded: (state, { from }) => signed(state, [from]),
  CertificateAssembled: (state) => ({ ...state, assembled: true }),
  CertificateIssued: (state) => ({ ...state, status: 'issued' }),
  PeerCertificateRecorded: (state, { signedBy }) => ({ ...signed(state, signedBy), assembled: true }),
})

/** Member by member: a stored event says more to its followers than the state keeps. */
function stored(event: IntentStored): Intent {
  const { authority, edition, certificateNumber, jurisdiction, leadAuthority, evaluationId, certificateDigest } = event
  const { decision, conditions, decidedAt, validFrom, validTo } = event
  return {
    authority,
    edition,
    status: 'stored',
    certificateNumber,
    jurisdiction,
    leadAuthority,
    evaluationId,
    certificateDigest,
    decision,
    conditions,
    decidedAt,
    validFrom,
    validTo,
    signedBy: [],
    assembled: false,
  }
}

function signed(state: Intent, by: readonly Authority[]): Intent {
  return { ...state, signedBy: [...new Set([...state.signedBy, ...by])].toSorted() }
}
