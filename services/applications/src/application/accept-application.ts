import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { scopeLanguages } from '@concert/domain/jurisdictions'
import { applicationCase } from './case.ts'
import { isFirstOfItsKind } from './first-of-its-kind.ts'
import { lodgedHereBefore } from './lodgement.ts'
import { isOrganisationVerified } from './verified-organisation.ts'

/**
 * Accepts a reviewed application of a verified organisation that is lodged first, with its scope, and drafts the agreement
 * (Regulation (EU) 2024/1689, Annex VII 3.1 f; ISO/IEC 17065 7.3.1, 7.3.3).
 * Step 9 of docs/flows/submission.md.
 */
export const acceptApplication = command(applicationCase, operations.acceptApplication, {
  as: 'application-reviewer',
  facts: async ({ transaction, row }) => ({
    organisationVerified: await isOrganisationVerified(transaction, row.state),
    lodgedHere: (await lodgedHereBefore(transaction, row.state)) !== undefined,
    firstOfItsKind: await isFirstOfItsKind(transaction, row.state),
    scopeLanguages: scopeLanguages(row.state.placesOfUse),
  }),
})
