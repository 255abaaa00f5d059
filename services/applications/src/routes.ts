import { getAiSystem } from '#ai-system/get-ai-system.ts'
import { registerAiSystem } from '#ai-system/register-ai-system.ts'
import { acceptApplication } from '#application/accept-application.ts'
import { answerRequirements } from '#application/answer-requirements.ts'
import { countersignAgreement } from '#application/countersign-agreement.ts'
import { declareApplicationImpartiality } from '#application/declare-application-impartiality.ts'
import { declineApplication } from '#application/decline-application.ts'
import { getApplication } from '#application/get-application.ts'
import { listApplications } from '#application/list-applications.ts'
import { openApplication } from '#application/open-application.ts'
import { returnApplication } from '#application/return-application.ts'
import { signAgreement } from '#application/sign-agreement.ts'
import { startReview } from '#application/start-review.ts'
import { submitApplication } from '#application/submit-application.ts'
import { withdrawApplication } from '#application/withdraw-application.ts'
import { listCorrespondence } from '#correspondence/list-correspondence.ts'
import { notifyClient } from '#correspondence/notify-client.ts'
import { getOrganisation } from '#organisation/get-organisation.ts'
import { registerOrganisation } from '#organisation/register-organisation.ts'

/** Every verb of the service, in the order of the contract. */
export const routes = [
  registerOrganisation,
  getOrganisation,
  registerAiSystem,
  getAiSystem,
  openApplication,
  listApplications,
  getApplication,
  answerRequirements,
  submitApplication,
  startReview,
  declareApplicationImpartiality,
  returnApplication,
  acceptApplication,
  declineApplication,
  signAgreement,
  countersignAgreement,
  withdrawApplication,
  listCorrespondence,
  notifyClient,
]
