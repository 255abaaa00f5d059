// Made by `npm run generate` from the files of this folder that are named after an operation.
import { claimOrganisation } from './claim-organisation.ts'
import { declareOrganisationImpartiality } from './declare-organisation-impartiality.ts'
import { getOrganisation } from './get-organisation.ts'
import { listOrganisations } from './list-organisations.ts'
import { refuseClaim } from './refuse-claim.ts'
import { registerOrganisation } from './register-organisation.ts'
import { revokeVerification } from './revoke-verification.ts'
import { verifyOrganisation } from './verify-organisation.ts'

export const organisation = {
  claimOrganisation,
  declareOrganisationImpartiality,
  getOrganisation,
  listOrganisations,
  refuseClaim,
  registerOrganisation,
  revokeVerification,
  verifyOrganisation,
}
