import { requireFunction } from '@concert/cases/act'
import { commandCase } from '@concert/cases/command'
import { findCase } from '@concert/cases/find'
import type { operations } from '@concert/contracts/operations'
import type { Transaction } from '@concert/db/authority-transaction'
import type { OperationRequest } from '@concert/platform/operation-route'
import type { EvidenceContext } from '#context.ts'
import { artefactCase } from './case.ts'
import { requireApplication } from './require-application.ts'
import { requireFile } from './require-file.ts'

type Judging = (typeof operations)['acceptEvidence' | 'returnEvidence' | 'checkEvidenceTechnology']

interface Asking<Operation extends Judging> {
  readonly request: OperationRequest<Operation>
  readonly context: EvidenceContext
  readonly transaction: Transaction
}

/**
 * Has a person of the staff judge one file: whoever the file of its application is open to, and who works on the case in the function named.
 *
 * @throws RefusedRequest 403, 404, 412, 422
 */
export async function judgeEvidence<Operation extends Judging>(operation: Operation, asking: Asking<Operation>) {
  const { request, transaction } = asking
  const { actor, caller, params, body } = request
  const { state } = await findCase(artefactCase, transaction, params.evidenceId)
  // Before anything is told of the file, also in a refusal of its version.
  const known = await requireFile(transaction, state.applicationId, artefactCase.noun, { actor, caller })
  const { decidedAt } = await requireApplication(transaction, state.applicationId)
  const facts = {
    hasConflict: known.hasConflict,
    lastServedClientOn: known.lastServedClientOn,
    declared: known.worksAs.includes(body.function),
    decidedAt,
    hasOpened: await wasGiven(transaction, params.evidenceId, actor.id),
  }
  const verb = { as: () => requireFunction(request, body.function), facts: () => facts } as never
  return commandCase(artefactCase, operation, verb, asking as never)
}

/** Whether the custody of a file has a person of the staff. */
async function wasGiven({ client, authority }: Transaction, evidenceId: string, personId: string): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'evidence-was-given',
    text: 'select from evidence.custody where authority = $1 and evidence_id = $2 and person_id = $3 limit 1',
    values: [authority, evidenceId, personId],
  })
  return rowCount !== 0
}
