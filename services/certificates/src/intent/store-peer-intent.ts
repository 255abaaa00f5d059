import { open } from '@concert/cases/open'
import type { CertificateContent } from '@concert/contracts/certificate-content'
import { operations } from '@concert/contracts/operations'
import { canonicalBytes, digestHex } from '@concert/credentials/canonical'
import type { JwsSignature } from '@concert/credentials/strict-jws'
import { verifyEnvelopeOf } from '@concert/credentials/verify-envelope'
import type { Transaction } from '@concert/db/authority-transaction'
import type { Violation } from '@concert/domain/violation'
import { violation } from '@concert/domain/violation'
import { notFound, rulesNotMet } from '@concert/platform/refused-request'
import { intentCase } from './case.ts'
import { findRecognition, type RecognitionRow } from './decisions.ts'
import { disagreements } from './disagreements.ts'
import { editionOf, lintsOf } from './edition-rules.ts'
import { type Found, openingIntent, type Proposal, proposedBy } from './proposal.ts'
import { signatoryInForce } from './signatory-in-force.ts'
import { faultsOfAttestation } from './signature-faults.ts'
import { findIntentOfDecision, type IntentRow, intentStore, lockDecision } from './store.ts'

interface PeerProposal extends Proposal {
  readonly leadAttestation: JwsSignature
  readonly leadSignatureFaults: readonly Violation[]
  readonly disagreements: readonly Violation[]
}

/**
 * Stores, in a recognising cell, the content that the lead asks to attest, with the lead's own signature over it: only if that
 * verifies, if the content states what this authority recognised, word for word, and if it would pass the lints here too. A
 * repetition answers what is stored. Step 5 of docs/flows/issuance.md.
 */
export const storePeerIntent = open(intentCase, operations.storePeerIntent, {
  ...openingIntent,
  find: async ({ transaction, request, context }): Promise<Found<PeerProposal>> => {
    const { from, body } = await verifyEnvelopeOf('attestation-request.v1', request.body.statement, context.recipient)
    const { content, attestation } = body
    if (content.leadAuthority !== from) return rulesNotMet([violation('not-from-lead', '/from', {})])
    await lockDecision(transaction, from, content.evaluationId)
    const recognition = (await findRecognition(transaction, from, content.evaluationId)) ?? notFound('recognition')
    return {
      stored:
        (await intentStore.find(transaction, content.certificateNumber)) ??
        (await findIntentOfDecision(transaction, from, content.evaluationId)),
      proposal: {
        ...(await propose(transaction, content, recognition)),
        leadAttestation: attestation,
        leadSignatureFaults: await faultsOfAttestation(
          { contentBytes: canonicalBytes(content), content },
          attestation,
          from,
          context.trust,
        ),
      },
    }
  },
  isSame: (row, asked) => hasContent(row, proposedBy(asked)) && proposedBy(asked).leadSignatureFaults.length === 0,
  facts: (asked, recorded) => {
    const proposal = proposedBy(asked)
    const { facts, disagreements: differing, leadSignatureFaults } = proposal
    const isOther = recorded !== undefined && !hasContent(recorded, proposal)
    return {
      ...facts,
      disagreements: differing,
      leadSignatureFaults,
      recorded: isOther ? { certificateNumber: recorded.state.certificateNumber } : null,
    }
  },
  columns: (asked) => {
    const { content, leadAttestation } = proposedBy(asked)
    const signed = { byAuthority: content.leadAuthority, ...leadAttestation, attestedAt: asked.transaction.now }
    return { ...openingIntent.columns(asked), attestations: [signed] }
  },
  pointers: { '/validFrom': '/content/validFrom' },
  answer: (row, request) => intentCase.represent(row, request),
})

function hasContent({ state }: IntentRow, { content }: PeerProposal): boolean {
  return state.certificateDigest === digestHex(canonicalBytes(content))
}

async function propose(
  transaction: Transaction,
  content: CertificateContent,
  recognition: RecognitionRow,
): Promise<Omit<PeerProposal, 'leadAttestation' | 'leadSignatureFaults'>> {
  const { authority, now } = transaction
  const { status, conditions, decidedAt, dossier } = recognition
  const edition = editionOf(content.edition, '/content/edition')
  return {
    content,
    applicationId: null,
    own: { decision: status === 'reserved' ? 'reserve' : 'recognise', conditions, decidedAt: decidedAt ?? now },
    facts: {
      signatoryAuthorisation: await signatoryInForce(transaction),
      granted: status === 'recognised' || status === 'reserved',
      // The agreement is the lead's with its client; no evaluation is opened, let alone granted, without it.
      agreementCountersigned: dossier.decision.outcome === 'grant',
      openNonconformities: dossier.nonconformities.filter(({ closed }) => !closed).length,
      lints: lintsOf(content, edition).map((lint) => ({ ...lint, pointer: `/content${lint.pointer}` })),
    },
    disagreements: disagreements(content, { authority, edition, recognition, now }),
  }
}
