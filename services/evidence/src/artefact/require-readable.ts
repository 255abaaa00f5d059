import type { Viewer } from '@concert/cases/act'
import type { Transaction } from '@concert/db/authority-transaction'
import type { Artefact } from '@concert/domain/artefact/state'
import type { PersonInCase } from '@concert/domain/need-to-know'
import type { OfficeAuthorisation } from '@concert/domain/read-gate/read-facts'
import { readingFunctionOf } from '@concert/domain/read-gate/reading-function'
import type { StaffRole } from '@concert/domain/roles'
import type { EvidenceContext } from '#context.ts'
import { askGate } from './ask-gate.ts'
import type { Ground } from './custody.ts'

/**
 * Asks the read gate whether a person of the staff may read the content of a file now.
 *
 * @param known what is on record of the person and the application, to whom its file is open: a refusal speaks of the file
 * @throws RefusedRequest 403 naming everything that is missing
 */
export function requireReadable(
  transaction: Transaction,
  artefact: Artefact,
  { actor }: Viewer,
  known: PersonInCase,
  context: Pick<EvidenceContext, 'transferBases'>,
): Promise<Ground> {
  const read = readingFunctionOf(actor.roles, known.worksAs)
  if (read === null) throw new Error(`${actor.id} acts in no function of the staff`)
  const held = actor.authorisations.find((one) => one.function === read)
  const facts = {
    authority: transaction.authority,
    authorisation: held === undefined ? null : officeOf(read, held),
    hasConflict: known.hasConflict,
    lastServedClientOn: known.lastServedClientOn,
    // The functions in which a person works on a case are those of the assignment that the person has declared for.
    assignedAs: known.worksAs,
    declaredFor: known.worksAs,
    hasConfidentialityUndertaking: held !== undefined && held.undertakingOn !== null,
    through: null,
  }
  return askGate(transaction, artefact, { actor, function: read, known: facts }, context)
}

function officeOf(
  read: StaffRole,
  { authorisationId: id, validUntil, office }: Viewer['actor']['authorisations'][number],
): OfficeAuthorisation {
  return { id, function: read, validUntil, office }
}
