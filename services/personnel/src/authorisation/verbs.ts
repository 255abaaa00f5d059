// Made by `npm run generate` from the files of this folder that are named after an operation.
import { confirmAuthorisation } from './confirm-authorisation.ts'
import { confirmResumption } from './confirm-resumption.ts'
import { declineAuthorisation } from './decline-authorisation.ts'
import { declineResumption } from './decline-resumption.ts'
import { getAuthorisationGrant } from './get-authorisation-grant.ts'
import { listAuthorisationGrants } from './list-authorisation-grants.ts'
import { listAuthorisations } from './list-authorisations.ts'
import { proposeAuthorisation } from './propose-authorisation.ts'
import { proposeResumption } from './propose-resumption.ts'
import { suspendAuthorisation } from './suspend-authorisation.ts'
import { withdrawAuthorisation } from './withdraw-authorisation.ts'

export const authorisation = {
  confirmAuthorisation,
  confirmResumption,
  declineAuthorisation,
  declineResumption,
  getAuthorisationGrant,
  listAuthorisationGrants,
  listAuthorisations,
  proposeAuthorisation,
  proposeResumption,
  suspendAuthorisation,
  withdrawAuthorisation,
}
