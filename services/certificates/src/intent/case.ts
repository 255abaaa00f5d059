import { type Case, type CaseChange, defineCase } from '@concert/cases/case'
import { intentState } from '@concert/contracts/states/intent'
import type { Transaction } from '@concert/db/authority-transaction'
import { intentClocks } from '@concert/domain/intent/clocks'
import type { IntentTypes } from '@concert/domain/intent/events'
import { intentMachine } from '@concert/domain/intent/table'
import type { Authority } from '@concert/domain/jurisdictions'
import type { StaffFacts } from '@concert/domain/standing-guards'
import type { CertificatesContext } from '#context.ts'
import { insertAttestations } from './attestations.ts'
import { type CertificateRecord, ownAttestation, recordOf } from './representation.ts'
import { type IntentRow, intentStore } from './store.ts'

export interface IntentCase {
  readonly stream: 'certificate'
  readonly machine: IntentTypes
  readonly row: IntentRow
  readonly facts: StaffFacts
  readonly promised: {
    readonly certificateNumber: string
    readonly leadAuthority: Authority
    readonly evaluationId: string
    readonly applicationId: string | null
    readonly certificateDigest: string
  }
  readonly body: CertificateRecord
  readonly context: CertificatesContext
}

/** The content of one certificate in this cell, from its storing to its publication (ISO/IEC 17065 7.7). */
export const intentCase: Case<IntentCase> = defineCase<IntentCase>({
  stream: 'certificate',
  noun: 'certificate',
  id: 'certificateNumber',
  idOf: ({ state }) => (state as IntentRow['state']).certificateNumber,
  machine: intentMachine,
  state: intentState,
  store: intentStore,
  clocks: intentClocks,
  editionOf: ({ state }) => state.edition,
  represent: (row) => ({ body: recordOf(row) }),
  prove: {
    CertificateAttested: insertNewAttestations,
    AttestationRecorded: insertNewAttestations,
    PeerCertificateRecorded: insertNewAttestations,
  },
  promiseEvery: ({ after: { state, applicationId } }) => {
    const { certificateNumber, leadAuthority, evaluationId, certificateDigest } = state
    return { certificateNumber, leadAuthority, evaluationId, applicationId, certificateDigest }
  },
  promise: {
    CertificateAttested: (_event, { after }) => {
      const attestation = ownAttestation(after)
      if (attestation === undefined) throw new Error(`nothing was signed for ${after.state.certificateNumber}`)
      return { attestation }
    },
  },
})

async function insertNewAttestations(
  transaction: Transaction,
  _event: unknown,
  { before, after }: CaseChange<IntentRow>,
): Promise<void> {
  const held = before?.attestations.map(({ byAuthority }) => byAuthority) ?? []
  const added = after.attestations.filter(({ byAuthority }) => !held.includes(byAuthority))
  await insertAttestations(transaction, after.state, added)
}
