/**
 * Subject and verb of the audit line of a change, from the event that it leads with.
 *
 * @example
 * auditAction('application', 'ApplicationSubmitted') // 'application.submitted'
 * auditAction('evaluation', 'PlanApproved') // 'evaluation.plan-approved'
 */
export function auditAction(stream: string, eventType: string | undefined): string {
  if (eventType === undefined) throw new Error(`a change of stream ${stream} has no event`)
  const words = eventType.replaceAll(/(?<!^)[A-Z]/g, '-$&').toLowerCase()
  const verb = words.startsWith(`${stream}-`) ? words.slice(stream.length + 1) : words
  return `${stream}.${verb}`
}
