// Made by `npm run generate` from the files of this folder that are named after an operation.
import { acceptFindings } from './accept-findings.ts'
import { approvePlan } from './approve-plan.ts'
import { askForMore } from './ask-for-more.ts'
import { assignEvaluators } from './assign-evaluators.ts'
import { assignReview } from './assign-review.ts'
import { beginEvaluation } from './begin-evaluation.ts'
import { castVote } from './cast-vote.ts'
import { closeNonconformity } from './close-nonconformity.ts'
import { completeEvaluation } from './complete-evaluation.ts'
import { decideObjection } from './decide-objection.ts'
import { declareImpartiality } from './declare-impartiality.ts'
import { getDossier } from './get-dossier.ts'
import { getEvaluation } from './get-evaluation.ts'
import { getEvaluators } from './get-evaluators.ts'
import { getEvidenceToTell } from './get-evidence-to-tell.ts'
import { listEvaluationReads } from './list-evaluation-reads.ts'
import { listEvaluations } from './list-evaluations.ts'
import { listEvidenceToTell } from './list-evidence-to-tell.ts'
import { listStandIns } from './list-stand-ins.ts'
import { objectToEvaluator } from './object-to-evaluator.ts'
import { openEvaluation } from './open-evaluation.ts'
import { proposeEvaluators } from './propose-evaluators.ts'
import { raiseNonconformities } from './raise-nonconformities.ts'
import { reassignEvaluators } from './reassign-evaluators.ts'
import { recommend } from './recommend.ts'
import { recordFindings } from './record-findings.ts'
import { respondToNonconformity } from './respond-to-nonconformity.ts'

export const evaluation = {
  acceptFindings,
  approvePlan,
  askForMore,
  assignEvaluators,
  assignReview,
  beginEvaluation,
  castVote,
  closeNonconformity,
  completeEvaluation,
  decideObjection,
  declareImpartiality,
  getDossier,
  getEvaluation,
  getEvaluators,
  getEvidenceToTell,
  listEvaluationReads,
  listEvaluations,
  listEvidenceToTell,
  listStandIns,
  objectToEvaluator,
  openEvaluation,
  proposeEvaluators,
  raiseNonconformities,
  reassignEvaluators,
  recommend,
  recordFindings,
  respondToNonconformity,
}
