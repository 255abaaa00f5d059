import { dossier, type Dossier } from '@concert/contracts/envelopes'
import type { EvaluationRow } from './store.ts'

/**
 * What the lead hands to the recognising authorities: the contracted application, grades and digests; no rationale, no
 * name of staff. The same evaluation always gives the same dossier, so its digest can be compared later.
 *
 * @throws Error when the evaluation is not granted
 */
export function dossierOf({ state, caseFile }: Pick<EvaluationRow, 'state' | 'caseFile'>): Dossier {
  const { evaluationId, applicationId, decision, recommendation } = state
  if (state.status !== 'granted' || decision === undefined || recommendation === undefined) {
    throw new Error(`evaluation ${evaluationId} is not granted and has no dossier`)
  }
  const { requirements, ...described } = caseFile
  return dossier.parse({
    ...described,
    leadAuthority: state.authority,
    applicationId,
    evaluationId,
    findings: requirements.flatMap((requirementId) => {
      const finding = state.findings[requirementId]
      return finding === undefined ? [] : [{ requirementId, grade: finding.grade, evidence: finding.evidence }]
    }),
    nonconformities: state.nonconformities.map(({ requirementId, grade, closedAt }) => ({
      requirementId,
      grade,
      closed: closedAt !== undefined,
    })),
    recommendation: recommendation.outcome,
    decision: { outcome: decision.outcome, decidedAt: decision.at, deciders: decision.by.length },
    evaluationDigest: decision.evaluationDigest,
  })
}
