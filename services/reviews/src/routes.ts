import { approvePlan } from './evaluation/approve-plan.ts'
import { askForMore } from './evaluation/ask-for-more.ts'
import { assignEvaluators } from './evaluation/assign-evaluators.ts'
import { assignReview } from './evaluation/assign-review.ts'
import { beginEvaluation } from './evaluation/begin-evaluation.ts'
import { castVote } from './evaluation/cast-vote.ts'
import { closeNonconformity } from './evaluation/close-nonconformity.ts'
import { completeEvaluation } from './evaluation/complete-evaluation.ts'
import { declareImpartiality } from './evaluation/declare-impartiality.ts'
import { getDossier } from './evaluation/get-dossier.ts'
import { getEvaluation } from './evaluation/get-evaluation.ts'
import { listEvaluations } from './evaluation/list-evaluations.ts'
import { openEvaluation } from './evaluation/open-evaluation.ts'
import { raiseNonconformities } from './evaluation/raise-nonconformities.ts'
import { recommend } from './evaluation/recommend.ts'
import { recordFindings } from './evaluation/record-findings.ts'
import { respondToNonconformity } from './evaluation/respond-to-nonconformity.ts'
import { castRecognitionVote } from './recognition/cast-recognition-vote.ts'
import { declareRecognitionImpartiality } from './recognition/declare-recognition-impartiality.ts'
import { getRecognition } from './recognition/get-recognition.ts'
import { listRecognitions } from './recognition/list-recognitions.ts'
import { openRecognition } from './recognition/open-recognition.ts'
import { recordPeerDecision } from './peer-decision/record-peer-decision.ts'
import { getEffect } from './effect/get-effect.ts'
import { openEffect } from './effect/open-effect.ts'
import { substantiateNonconformity } from './effect/substantiate-nonconformity.ts'
import { suspendEffect } from './effect/suspend-effect.ts'
import { declareEffectImpartiality } from './effect-declaration/declare-effect-impartiality.ts'

/** Every operation of the service. */
export const routes = [
  approvePlan,
  askForMore,
  assignEvaluators,
  assignReview,
  beginEvaluation,
  castVote,
  closeNonconformity,
  completeEvaluation,
  declareImpartiality,
  getDossier,
  getEvaluation,
  listEvaluations,
  openEvaluation,
  raiseNonconformities,
  recommend,
  recordFindings,
  respondToNonconformity,
  castRecognitionVote,
  declareRecognitionImpartiality,
  getRecognition,
  listRecognitions,
  openRecognition,
  recordPeerDecision,
  getEffect,
  openEffect,
  substantiateNonconformity,
  suspendEffect,
  declareEffectImpartiality,
]
