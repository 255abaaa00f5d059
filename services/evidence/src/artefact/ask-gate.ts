import type { Transaction } from '@concert/db/authority-transaction'
import { custodyBasesOf } from '@concert/domain/artefact/custody-bases'
import type { Artefact } from '@concert/domain/artefact/state'
import type { CommandBase } from '@concert/domain/machine'
import type { ReadContent, ReadFacts, ReadObject, ScanResult } from '@concert/domain/read-gate/read-facts'
import { decideRead } from '@concert/domain/read-gate/read-gate'
import { isCheckedAgainstCatalogue } from '@concert/domain/technology-catalogue/technology-check'
import type { BasisFacts } from '@concert/domain/transfer-basis/guards'
import { RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import type { EvidenceContext } from '#context.ts'
import type { Ground } from './custody.ts'

/** Who reads, in which function, and what is on record of this person and the case. */
export interface Reader {
  readonly actor: CommandBase['actor']
  readonly function: ReadContent['function']
  readonly known: Omit<ReadFacts, 'object' | keyof BasisFacts>
}

/**
 * Asks the read gate whether a person may read the content of a file now, for the case of the file, with the facts of this transaction.
 * Step 6 of docs/flows/evidence.md.
 *
 * @returns on what bases and from where, for the custody of the file
 * @throws RefusedRequest 403 naming everything that is missing
 */
export async function askGate(
  transaction: Transaction,
  artefact: Artefact,
  { actor, function: as, known }: Reader,
  context: Pick<EvidenceContext, 'transferBases'>,
): Promise<Ground> {
  const office = known.authorisation?.office ?? null
  const bases = await context.transferBases.factsOf(transaction, artefact, office)
  const command = { name: 'readContent', actor, at: transaction.now, function: as, purpose: artefact.applicationId }
  const decision = decideRead(command as ReadContent, {
    ...known,
    ...bases,
    object: objectOf(artefact, transaction.now),
  })
  if (!decision.ok) {
    const { violations: errors } = decision.refusal
    throw new RefusedRequest('read-refused', { detail: detail('read-refused', { count: errors.length }), errors })
  }
  const relied = decision.grounds.filter((ground) => ground.kind === 'basis')
  return { bases: custodyBasesOf(decision.grounds), relied, office }
}

function objectOf(artefact: Artefact, at: string): ReadObject {
  const { evidenceId, applicationId, digest, residencyCategory: category, origins } = artefact
  return {
    evidenceId,
    applicationId,
    digest,
    category,
    origins,
    scan: scanOf(artefact),
    smallestGroup: artefact.smallestGroup,
    isTechnologyExportChecked: isCheckedAgainstCatalogue(artefact.technologyCheck, artefact.authority, at),
  }
}

/** What the record of the file says. One that is open is clean or was not scanned: whatever else a scan says closes it. */
function scanOf({ scanDigest: digest, scan, quarantine, inspection }: Artefact): ScanResult {
  const isOpen = quarantine === null && (scan === 'clean' || scan === 'not-scanned')
  return { digest, state: isOpen ? scan : 'quarantined', personalData: inspection?.personalData ?? 'not-scanned' }
}
