// Made by `npm run generate` from the files of this folder that are named after an operation.
import { acceptApplication } from './accept-application.ts'
import { answerLodgementQuery } from './answer-lodgement-query.ts'
import { answerRequirements } from './answer-requirements.ts'
import { countersignAgreement } from './countersign-agreement.ts'
import { declareApplicationImpartiality } from './declare-application-impartiality.ts'
import { declineApplication } from './decline-application.ts'
import { getApplication } from './get-application.ts'
import { getEvidenceCoverage } from './get-evidence-coverage.ts'
import { getLodgementCheck } from './get-lodgement-check.ts'
import { listApplicationReads } from './list-application-reads.ts'
import { listApplications } from './list-applications.ts'
import { openApplication } from './open-application.ts'
import { recordLodgementAnswer } from './record-lodgement-answer.ts'
import { recordLodgementCheck } from './record-lodgement-check.ts'
import { repeatLodgementCheck } from './repeat-lodgement-check.ts'
import { returnApplication } from './return-application.ts'
import { signAgreement } from './sign-agreement.ts'
import { startReview } from './start-review.ts'
import { submitApplication } from './submit-application.ts'
import { withdrawApplication } from './withdraw-application.ts'

export const application = {
  acceptApplication,
  answerLodgementQuery,
  answerRequirements,
  countersignAgreement,
  declareApplicationImpartiality,
  declineApplication,
  getApplication,
  getEvidenceCoverage,
  getLodgementCheck,
  listApplicationReads,
  listApplications,
  openApplication,
  recordLodgementAnswer,
  recordLodgementCheck,
  repeatLodgementCheck,
  returnApplication,
  signAgreement,
  startReview,
  submitApplication,
  withdrawApplication,
}
