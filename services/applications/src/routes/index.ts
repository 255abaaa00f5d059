import { acceptApplicationRoute } from './accept-application.ts'
import { answerRequirementsRoute } from './answer-requirements.ts'
import { countersignAgreementRoute } from './countersign-agreement.ts'
import { declareApplicationImpartialityRoute } from './declare-application-impartiality.ts'
import { declineApplicationRoute } from './decline-application.ts'
import { getAiSystemRoute } from './get-ai-system.ts'
import { getApplicationRoute } from './get-application.ts'
import { getOrganisationRoute } from './get-organisation.ts'
import { listApplicationsRoute } from './list-applications.ts'
import { listCorrespondenceRoute } from './list-correspondence.ts'
import { notifyClientRoute } from './notify-client.ts'
import { openApplicationRoute } from './open-application.ts'
import { registerAiSystemRoute } from './register-ai-system.ts'
import { registerOrganisationRoute } from './register-organisation.ts'
import { returnIncompleteRoute } from './return-incomplete.ts'
import { signAgreementRoute } from './sign-agreement.ts'
import { startReviewRoute } from './start-review.ts'
import { submitApplicationRoute } from './submit-application.ts'
import { withdrawApplicationRoute } from './withdraw-application.ts'

/** Every endpoint of the service, in the order of the contract. */
export const routes = [
  registerOrganisationRoute,
  getOrganisationRoute,
  registerAiSystemRoute,
  getAiSystemRoute,
  openApplicationRoute,
  listApplicationsRoute,
  getApplicationRoute,
  answerRequirementsRoute,
  submitApplicationRoute,
  startReviewRoute,
  declareApplicationImpartialityRoute,
  returnIncompleteRoute,
  acceptApplicationRoute,
  declineApplicationRoute,
  signAgreementRoute,
  countersignAgreementRoute,
  withdrawApplicationRoute,
  listCorrespondenceRoute,
  notifyClientRoute,
]
