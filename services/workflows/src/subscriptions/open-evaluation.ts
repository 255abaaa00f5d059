import { openEvaluation } from '@concert/contracts/evaluations'
import type { CellServices } from '#cell-services.ts'
import { follow } from '#follow.ts'

/** Opens the evaluation when the agreement is countersigned (ISO/IEC 17065 7.4). */
export function openEvaluationOfContracted({ call }: CellServices) {
  return [
    follow('application', 'AgreementCountersigned', 'open-evaluation', ({ payload, context }) =>
      call(openEvaluation, { body: { applicationId: payload.applicationId } }, context.key),
    ),
  ]
}
