import { approvePlanRoute } from './approve-plan.ts'
import { askForMoreRoute } from './ask-for-more.ts'
import { assignEvaluatorsRoute } from './assign-evaluators.ts'
import { assignReviewRoute } from './assign-review.ts'
import { beginEvaluationRoute } from './begin-evaluation.ts'
import { castRecognitionVoteRoute } from './cast-recognition-vote.ts'
import { castVoteRoute } from './cast-vote.ts'
import { closeNonconformityRoute } from './close-nonconformity.ts'
import { completeEvaluationRoute } from './complete-evaluation.ts'
import { declareEffectImpartialityRoute } from './declare-effect-impartiality.ts'
import { declareImpartialityRoute } from './declare-impartiality.ts'
import { declareRecognitionImpartialityRoute } from './declare-recognition-impartiality.ts'
import { getDossierRoute } from './get-dossier.ts'
import { getEffectRoute } from './get-effect.ts'
import { getEvaluationRoute } from './get-evaluation.ts'
import { getRecognitionRoute } from './get-recognition.ts'
import { listEvaluationsRoute } from './list-evaluations.ts'
import { listRecognitionsRoute } from './list-recognitions.ts'
import { openEffectRoute } from './open-effect.ts'
import { openEvaluationRoute } from './open-evaluation.ts'
import { openRecognitionRoute } from './open-recognition.ts'
import { raiseNonconformitiesRoute } from './raise-nonconformities.ts'
import { recommendRoute } from './recommend.ts'
import { recordFindingsRoute } from './record-findings.ts'
import { recordPeerDecisionRoute } from './record-peer-decision.ts'
import { respondToNonconformityRoute } from './respond-to-nonconformity.ts'
import { substantiateNonconformityRoute } from './substantiate-nonconformity.ts'
import { suspendEffectRoute } from './suspend-effect.ts'

/** Every operation of the service, in the order of its contract. */
export const routes = [
  listEvaluationsRoute,
  getEvaluationRoute,
  assignEvaluatorsRoute,
  declareImpartialityRoute,
  approvePlanRoute,
  beginEvaluationRoute,
  recordFindingsRoute,
  raiseNonconformitiesRoute,
  respondToNonconformityRoute,
  closeNonconformityRoute,
  completeEvaluationRoute,
  assignReviewRoute,
  askForMoreRoute,
  recommendRoute,
  castVoteRoute,
  openEvaluationRoute,
  listRecognitionsRoute,
  getRecognitionRoute,
  declareRecognitionImpartialityRoute,
  castRecognitionVoteRoute,
  openRecognitionRoute,
  recordPeerDecisionRoute,
  getDossierRoute,
  getEffectRoute,
  declareEffectImpartialityRoute,
  substantiateNonconformityRoute,
  suspendEffectRoute,
  openEffectRoute,
]
