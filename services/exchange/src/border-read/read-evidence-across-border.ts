import type { Viewer } from '@concert/cases/act'
import type { ReadRequestStatement } from '@concert/contracts/border-reads'
import { operations } from '@concert/contracts/operations'
import { signStatement } from '@concert/credentials/statement'
import type { Transaction } from '@concert/db/authority-transaction'
import { newId } from '@concert/db/identifiers'
import { violation } from '@concert/domain/violation'
import { languageOf } from '@concert/platform/form-of-problem'
import { plain } from '@concert/platform/operation-route'
import { methodNotAllowed, RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import type { ExchangeContext } from '#context.ts'
import { type BegunRead, endRead, entryOf } from './counter-entries.ts'
import { passOn } from './pass-on.ts'
import type { ReadAnswer } from './peer-reads.ts'
import { requireReader } from './require-reader.ts'

/**
 * Reads an evidence file of a recognition from the cell of the lead, which decides: 404, 403 naming everything that is missing there, 409
 * while it is in quarantine, 503 when the lead does not answer. The reader's entry is durable here before the first byte is passed on. No
 * transaction is open while this waits for the other side.
 */
export const readEvidenceAcrossBorder = plain(
  operations.readEvidenceAcrossBorder,
  async ({ raw, reply, params: { recognitionId, digest }, inTransaction }, context: ExchangeContext) => {
    // Where nobody is given bytes, nobody is asked for them.
    if (raw.method === 'HEAD') throw methodNotAllowed('HEAD', 'GET')
    const { read, statement } = await inTransaction((transaction, request) =>
      signed(transaction, { recognitionId, digest }, request, context),
    )
    const answer = await context.peerReads.ask(read.leadAuthority, statement, languageOf(raw))
    if (answer.outcome !== 'given') throw refusalOf(read, answer)
    const { bytes, terms } = answer
    try {
      await inTransaction(async () => undefined, [entryOf(context.authority, read, terms)])
    } catch (error) {
      bytes.destroy()
      throw error
    }
    const stream = passOn({
      bytes,
      sizeBytes: terms.sizeBytes,
      digest,
      connection: reply.raw,
      requireStillReader: () => inTransaction((transaction, request) => requireSameReader(transaction, read, request)),
      // The reader may have no function here any more; the end is entered all the same.
      ended: (end) =>
        endRead(context, read.readId, end).catch((error: unknown) =>
          raw.log.error({ err: error, readId: read.readId }, 'the end of a read was not entered'),
        ),
    })
    return { stream, headers: headersOf(read, terms.sizeBytes) }
  },
)

/** Step 2 of docs/flows/border-read.md: the key is in memory, so nothing is waited for. */
async function signed(
  transaction: Transaction,
  of: Pick<BegunRead, 'recognitionId' | 'digest'>,
  viewer: Viewer,
  { signer }: ExchangeContext,
): Promise<{ readonly read: BegunRead; readonly statement: string }> {
  const { authority: from, now: issuedAt } = transaction
  const reading = await requireReader(transaction, of.recognitionId, viewer)
  const read = { ...of, ...reading, readId: newId('brd') }
  const { leadAuthority: to, applicationId, reader, recognitionId, digest } = read
  const request: Record<keyof ReadRequestStatement, unknown> = {
    id: read.readId,
    from,
    to,
    issuedAt,
    recognitionId,
    applicationId,
    digest,
    reader,
  }
  return { read, statement: await signStatement('concert-read-request+jws', request, signer.at(issuedAt)) }
}

/**
 * A reader who may still read, and from the same office: what was signed must be true while bytes flow.
 *
 * @throws RefusedRequest 403, 404
 */
async function requireSameReader(transaction: Transaction, read: BegunRead, viewer: Viewer): Promise<void> {
  const { reader } = await requireReader(transaction, read.recognitionId, viewer)
  const isSame = JSON.stringify(reader) === JSON.stringify(read.reader)
  if (isSame) return
  const errors = [violation('read-fact-unknown', '', { what: 'office' }, reader.personId)]
  throw new RefusedRequest('read-refused', { detail: detail('read-refused', { count: 1 }), errors })
}

/** What the lead says is passed on in its words; what is between the two authorities is none of the reader's. */
function refusalOf(
  { leadAuthority: authority }: BegunRead,
  answer: Exclude<ReadAnswer, { readonly outcome: 'given' }>,
): RefusedRequest {
  if (answer.outcome === 'unanswered') {
    const told = detail('lead-gives-no-answer', { authority, answer: answer.reason })
    return new RefusedRequest('unavailable', { detail: told, retryAfterSeconds: 5 })
  }
  const { code, detail: said, errors: saidErrors } = answer.said
  return new RefusedRequest(code, { detail: detail('lead-refuses-read', { authority, answer: said }), saidErrors })
}

/** Nobody has looked at the bytes here. Their name stayed with the lead, and no proxy writes them to a disk. */
function headersOf({ readId, digest }: BegunRead, sizeBytes: number): Record<string, string> {
  return {
    'content-disposition': `attachment; filename="${digest}"`,
    'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    'content-length': String(sizeBytes),
    etag: `"${digest}"`,
    'concert-read-id': readId,
    'accept-ranges': 'none',
    'x-accel-buffering': 'no',
  }
}
