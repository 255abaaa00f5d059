import type { ReadRequestStatement } from '@concert/contracts/border-reads'
import type { Transaction } from '@concert/db/authority-transaction'
import type { Artefact } from '@concert/domain/artefact/state'
import { jurisdictionOf } from '@concert/domain/jurisdictions'
import { notFound } from '@concert/platform/refused-request'
import { askGate } from '#artefact/ask-gate.ts'
import type { Ground } from '#artefact/custody.ts'
import { findArtefactWith } from '#artefact/find-artefact-with.ts'
import { requireReleased } from '#artefact/quarantine.ts'
import type { EvidenceContext } from '#context.ts'

type Request = Pick<ReadRequestStatement, 'from' | 'applicationId' | 'digest' | 'reader'>

/**
 * The file that another authority asks for and on what it may be read, with the facts of this transaction and what that authority says of
 * its reader.
 *
 * @throws RefusedRequest 404, 403 naming everything that is missing, 409 while the file is in quarantine
 */
export async function requireGivable(
  transaction: Transaction,
  { from, applicationId, digest, reader }: Request,
  context: EvidenceContext,
): Promise<{ readonly artefact: Artefact; readonly ground: Ground }> {
  const through = jurisdictionOf(from)
  // Step 4 of docs/flows/border-read.md.
  const [isCited, found] = await Promise.all([
    isCitedFor(transaction, { applicationId, digest, through }),
    findArtefactWith(transaction, { applicationId, digest }),
  ])
  const artefact = (isCited ? found : undefined) ?? notFound('evidence')
  requireReleased(artefact)
  // Step 5 of docs/flows/border-read.md.
  const { personId: id, function: as, authorisation, office, ...known } = reader
  const ground = await askGate(
    transaction,
    artefact,
    {
      actor: { id, roles: [as] },
      function: as,
      known: { ...known, authority: from, through, authorisation: { ...authorisation, function: as, office } },
    },
    context,
  )
  return { artefact, ground }
}

/** Whether this authority granted the application, and its dossier for that place cites these bytes. */
async function isCitedFor(
  { client }: Transaction,
  { applicationId, digest, through }: { applicationId: string; digest: string; through: string },
): Promise<boolean> {
  const { rows } = await client.query<{ cited: boolean }>({
    name: 'evidence-cited-for-place',
    text: 'select platform.is_cited_for_place($1, $2, $3) as cited',
    values: [applicationId, digest, through],
  })
  return rows[0]?.cited === true
}
