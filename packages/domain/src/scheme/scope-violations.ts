import { classIsCertifiable } from '../application/submission-guards.ts'
import type { CitedViolation } from '../machine.ts'
import type { RiskClass } from '../risk-class.ts'
import { violation } from '../violation.ts'

/**
 * Why nothing can be certified in a scope: no requirement applies to a prohibited practice (Regulation (EU) 2024/1689, Art. 5),
 * and an empty list of requirements would read as if nothing were missing.
 */
export function scopeViolations({ riskClass }: { readonly riskClass: RiskClass }): CitedViolation[] {
  if (riskClass !== 'unacceptable') return []
  const { clause } = classIsCertifiable
  return [{ ...violation('class-unacceptable', '', { practice: 'not-named' }, 'riskClass'), clause }]
}
