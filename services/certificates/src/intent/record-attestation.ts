import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { intentCase } from './case.ts'
import { faultsOfAttestation } from './signature-faults.ts'

/**
 * Records another authority's signature over the same bytes, once it verifies with that authority's published keys. A
 * repetition is judged again and changes nothing. Step 6 of docs/flows/issuance.md.
 */
export const recordAttestation = command(intentCase, operations.recordAttestation, {
  facts: async ({ row, request: { body }, context }) => ({
    signatureFaults: await faultsOfAttestation(row, body.attestation, body.from, context.trust),
  }),
  columns: ({ transaction, row, request: { body } }) => {
    const { protected: header, signature } = body.attestation
    const recorded = { byAuthority: body.from, protected: header, signature, attestedAt: transaction.now }
    return { attestations: [...row.attestations, recorded] }
  },
})
