import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { intentCase } from './case.ts'

/**
 * Records that the registry holds the credential: the certificate is public. A repetition changes nothing. Step 8 of
 * docs/flows/issuance.md.
 */
export const issueCertificate = command(intentCase, operations.issueCertificate, {
  isDone: ({ row }) => row.publishedAt !== null,
  columns: ({ transaction }) => ({ publishedAt: transaction.now }),
})
