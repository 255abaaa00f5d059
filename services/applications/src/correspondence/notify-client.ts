import { findCase } from '@concert/cases/find'
import { open } from '@concert/cases/open'
import { operations } from '@concert/contracts/operations'
import { newId } from '@concert/db/identifiers'
import { isOfMove } from '@concert/domain/correspondence/state'
import type { OperationRequest } from '@concert/platform/operation-route'
import { applicationCase } from '#application/case.ts'
import { messageCase } from './case.ts'
import { letterOf, type LetterSubject } from './letter.ts'

/** Records a message to the client in every language of the joint body (ISO/IEC 17065 7.12). */
export const notifyClient = open(messageCase, operations.notifyClient, {
  find: ({ transaction, request }) => findCase(applicationCase, transaction, request.params.applicationId),
  edition: ({ found: application }) => application.state.edition,
  given: ({ request: { body }, found: application }) => {
    const { authority, edition, applicationId, applicantId } = application.state
    return {
      authority,
      edition,
      messageId: newId('msg'),
      applicationId,
      applicantId,
      kind: body.kind,
      body: letterOf(subjectOf(body)),
      certificateNumber: body.certificateNumber ?? null,
    }
  },
  facts: () => ({}),
  columns: ({ transaction }) => ({ sentAt: transaction.now }),
  // A message has no ETag, because it never changes.
  answer: (row, request) => ({ body: messageCase.represent(row, request, 'file').body }),
})

/** The contract requires the effect for a suspension and the move for a day of the client's, and refuses them otherwise. */
function subjectOf({
  kind,
  certificateNumber,
  effect,
  move,
}: OperationRequest<typeof operations.notifyClient>['body']): LetterSubject {
  if (isOfMove(kind)) {
    if (move === undefined) throw new Error('a move was told without its day')
    return { kind, move }
  }
  if (kind !== 'effect-suspended') return { kind, certificateNumber }
  if (effect === undefined) throw new Error('a suspension was told without its effect')
  return { kind, certificateNumber, effect }
}
