import type { Guard } from '../machine.ts'
import { violation } from '../violation.ts'
import type { AcceptFindings, CloseNonconformity, EvidenceFacts, RecordFindings } from './commands.ts'
import type { Evaluation } from './state.ts'

type Graded = RecordFindings | AcceptFindings | CloseNonconformity

/**
 * Whoever grades a requirement is competent for it on the day: a competence can expire, or be withdrawn, in the middle of the work. What was
 * found before stands; the next finding is somebody else's, or has to wait until the competence is renewed.
 */
export const findingsWithinCompetence: Guard<Evaluation, Graded, EvidenceFacts> = {
  name: 'findings-within-competence',
  clause: 'iso17065-6.1.2.1',
  check: (state, command, { competences, competenceOf }) =>
    gradedBy(state, command).flatMap(({ requirementId, pointer }) => {
      const code = competenceOf[requirementId]
      if (code === undefined || competences.includes(code)) return []
      return [violation('competence-not-in-force', pointer, { requirementId, code }, requirementId)]
    }),
  inputs: (state, command, { competences, competenceOf }) => ({
    graded: gradedBy(state, command).map(({ requirementId }) => requirementId),
    needed: [...new Set(gradedBy(state, command).map(({ requirementId }) => competenceOf[requirementId] ?? ''))],
    competences: [...competences],
  }),
}

function gradedBy(state: Evaluation, command: Graded): { readonly requirementId: string; readonly pointer: string }[] {
  switch (command.name) {
    case 'recordFindings':
      return command.findings.map(({ requirementId }, index) => ({
        requirementId,
        pointer: `/findings/${index}/requirementId`,
      }))
    case 'acceptFindings':
      return command.requirementIds.map((requirementId, index) => ({
        requirementId,
        pointer: `/requirementIds/${index}`,
      }))
    case 'closeNonconformity':
      return state.nonconformities
        .filter(({ id }) => id === command.nonconformityId)
        .map(({ requirementId }) => ({ requirementId, pointer: '/finding/grade' }))
  }
}
