import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { digestHex } from '@concert/credentials/canonical'
import { intentCase } from './case.ts'
import { ownAttestation } from './representation.ts'
import { signatoryInForce } from './signatory-in-force.ts'

/**
 * Signs a stored intent with this authority's own key. A repetition answers the signature that is stored. Here the key is used,
 * so here a signatory's standing instruction must be in force, however long ago the intent was stored. Step 4 of
 * docs/flows/issuance.md.
 */
export const attestCertificate = command(intentCase, operations.attestCertificate, {
  isDone: ({ row }) => ownAttestation(row) !== undefined,
  facts: async ({ transaction, row }) => ({
    signatoryAuthorisation: await signatoryInForce(transaction),
    storedDigest: digestHex(row.contentBytes),
  }),
  onAuthorisation: ({ signatoryAuthorisation }) => signatoryAuthorisation?.id,
  columns: async ({ transaction, row, context }) => {
    const { authority: byAuthority, now: attestedAt } = transaction
    const signature = await context.signing.signIntent(transaction, row.state.certificateNumber)
    return { attestations: [...row.attestations, { byAuthority, ...signature, attestedAt }] }
  },
  answer: (row) => {
    const body = ownAttestation(row)
    if (body === undefined) throw new Error(`nothing was signed for ${row.state.certificateNumber}`)
    return { body }
  },
})
