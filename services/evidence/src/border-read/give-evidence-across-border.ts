import { type ReadRequestStatement, readRequest } from '@concert/contracts/border-reads'
import { operations } from '@concert/contracts/operations'
import { digestHex } from '@concert/credentials/canonical'
import { verifyPeerStatement } from '@concert/credentials/verify-peer-statement'
import type { Transaction } from '@concert/db/authority-transaction'
import { readRequestGuards } from '@concert/domain/border-read/request-guards'
import type { Authority } from '@concert/domain/jurisdictions'
import { judgeByGuards } from '@concert/domain/machine'
import { plain } from '@concert/platform/operation-route'
import { statementRefused } from '@concert/platform/refused-request'
import { sentOnce } from '@concert/platform/sent-once'
import { signedBody } from '@concert/platform/signed-body'
import { whileAllowed } from '@concert/platform/while-allowed'
import { recordCustody } from '#artefact/custody.ts'
import { openObject } from '#artefact/open-object.ts'
import type { EvidenceContext } from '#context.ts'
import { requireGivable } from './require-givable.ts'
import { takingOf } from './take-request.ts'

/** What another authority asked, as it signed it. */
interface Asked {
  readonly signedBy: Authority
  readonly statementDigest: string
  readonly request: ReadRequestStatement
}

/**
 * Gives a whole file of a joint case to a reader of another authority, whose request that authority signed: 422 for what is wrong with the
 * request, 404, 403 naming everything that is missing, 409 while the file is in quarantine. Custody is durable before the first byte
 * leaves, and the gate is asked again while bytes flow. Nothing of the file goes along but its bytes: not its name, which can be that of a
 * person.
 */
export const giveEvidenceAcrossBorder = plain(
  operations.giveEvidenceAcrossBorder,
  async ({ raw, inTransaction }, context: EvidenceContext) => {
    const asked = await verified(signedBody(raw), context)
    const { request, signedBy: from } = asked
    const taking = takingOf(context.authority, from, request.id)
    const given = await inTransaction(
      async (transaction, _request, [taken]) => {
        requireFresh(transaction, asked, taken?.rowCount === 1)
        const { artefact, ground } = await requireGivable(transaction, request, context)
        const handing = { first: 0, last: artefact.sizeBytes - 1, page: null, ...ground, personId: null }
        await recordCustody(transaction, artefact, {
          ...handing,
          reader: { authority: from, personId: request.reader.personId, readId: request.id },
        })
        return { ...handing, digest: artefact.digest, sizeBytes: artefact.sizeBytes }
      },
      [taking],
    )
    const bytes = await openObject(context.objects, given.digest, given)
    // Step 7 of docs/flows/border-read.md: a basis can end, a file be put in quarantine, while its bytes flow.
    const stillGivable = () => inTransaction((transaction) => requireGivable(transaction, request, context))
    return {
      stream: sentOnce(bytes, whileAllowed(bytes, { sizeBytes: given.sizeBytes, requireAllowed: stillGivable })),
      headers: {
        'content-length': String(given.sizeBytes),
        'concert-bases': given.bases.join(', '),
        'concert-basis-ids': given.relied.map(({ basisId }) => basisId).join(', '),
        // No proxy writes what crosses to a disk of its own.
        'x-accel-buffering': 'no',
      },
    }
  },
)

/** Step 3 of docs/flows/border-read.md. @throws RefusedRequest 422 */
async function verified(statement: string, { authority: here, trust }: EvidenceContext): Promise<Asked> {
  const recipient = { here, trust, refuse: statementRefused }
  const { signedBy, payload } = await verifyPeerStatement('concert-read-request+jws', statement, readRequest, recipient)
  return { signedBy, request: payload, statementDigest: digestHex(new TextEncoder().encode(statement)) }
}

/** @throws RefusedRequest 422 for a request that is not meant for this authority, is not of now, or was answered before */
function requireFresh(
  { authority, now: at }: Transaction,
  { signedBy, statementDigest, request: { id: requestId, from, to, issuedAt } }: Asked,
  isTaken: boolean,
): void {
  const command = { authority, requestId, from, to, issuedAt, at, statementDigest }
  const facts = { signedBy, wasAnswered: !isTaken }
  const judged = judgeByGuards(readRequestGuards, null, command, facts)
  if (!judged.ok) statementRefused(judged.refusal.violations)
}
