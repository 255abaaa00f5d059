import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { assemble } from '@concert/credentials/signed-credential'
import { attestingAuthorities } from '@concert/domain/certificate/content'
import { intentCase } from './case.ts'
import { verifySignatures } from './signature-faults.ts'

/**
 * Joins the signatures to one credential once every authority that granted, recognised or reserved has signed. A repetition
 * changes nothing. Step 7 of docs/flows/issuance.md.
 */
export const assembleCertificate = command(intentCase, operations.assembleCertificate, {
  isDone: ({ row }) => row.credential !== null,
  facts: ({ row }) => ({ attesting: attestingAuthorities(row.content) }),
  columns: async ({ transaction, row, context }) => {
    const credential = assemble(row.contentBytes, row.attestations)
    // Every signature was verified when it was stored; one that no longer verifies now must not leave the cell.
    const { signatureFaults } = await verifySignatures(credential, row, context.trust)
    if (signatureFaults.length > 0) {
      const reasons = signatureFaults.map(({ code }) => code).join(', ')
      throw new Error(`${row.state.certificateNumber} does not verify: ${reasons}`)
    }
    return { credential, assembledAt: transaction.now }
  },
})
