import { Server, type Upload } from '@tus/server'
import { newId } from '@concert/db/identifiers'
import { letBodyIn } from '@concert/platform/body-arrival'
import { refusalOfStore, requireAcceptable } from '#artefact/record-evidence.ts'
import type { EvidenceContext } from '#context.ts'
import { ObjectRefused } from '#object-store/object-store.ts'
import { arriving } from './arriving.ts'
import { completeInTurn } from './complete-in-turn.ts'
import { awaitUnleased, type Lease, takeLease } from './lease.ts'
import { makeRoom } from './make-room.ts'
import { reserveRoom } from './reserve-room.ts'
import { UPLOAD_LIFE_MS } from './settings.ts'
import { problemOfTus } from './tus-problems.ts'
import { declaredIn } from './upload-metadata.ts'
import type { TusRequest } from './tus-request.ts'
import { newUploadKey } from './upload-key.ts'
import { UploadStore } from './upload-store.ts'
import { deleteUpload, findUpload, insertUpload } from './uploads.ts'

/** What the server of tus answers that is no refusal. */
export interface TusAnswer {
  readonly headers: Readonly<Record<string, string>>
  /** The upload that was begun. */
  readonly begun: string | undefined
}

/**
 * Has the server of tus answer one request. It is made for this request: what it may see and do is what its caller may.
 *
 * @throws RefusedRequest for whatever it refuses, and whatever its store is refused
 */
export async function askTus(request: TusRequest, context: EvidenceContext): Promise<TusAnswer> {
  const asked: Asked = { begun: undefined, failure: undefined, lease: undefined }
  const [server, store] = serverFor(request, context, asked)
  try {
    const response = await server.handleWeb(withoutBody(request))
    const refused = { last: store.last, bytesMax: context.uploadBytesMax }
    if (isOurs(asked.failure)) throw asked.failure
    if (response.status >= 400) throw problemOfTus(response.status, await response.text(), refused)
    return { headers: headersOf(response), begun: asked.begun }
  } catch (error) {
    // Its client was not told where it is.
    if (asked.begun !== undefined) await discard(request, context, asked.begun).catch(() => undefined)
    throw error
  } finally {
    await asked.lease?.release()
  }
}

/** What happens while one request is answered. */
interface Asked {
  begun: string | undefined
  failure: unknown
  lease: Lease | undefined
}

function leaseOf({ lease }: Asked): Lease {
  if (lease === undefined) throw new Error('nothing is written without the lease')
  return lease
}

function serverFor(request: TusRequest, context: EvidenceContext, asked: Asked) {
  const { raw, reply, inTransaction, authority, caller } = request
  const { spool, uploadBytesMax } = context
  const find = (id: string) => inTransaction((transaction) => findUpload(transaction, id))
  const store = new UploadStore({
    spool,
    keeper: context,
    find,
    declare: async (id, sizeBytes) => void (await reserveRoom(request, context, id, sizeBytes, sizeBytes)),
    reserve: (id, offset) => reserveRoom(request, context, id, offset, null),
    remove: (id) => discard(request, context, id),
    letIn: () => {
      letBodyIn(reply.raw)
      return arriving(raw.raw, leaseOf(asked))
    },
    requireHeld: () => leaseOf(asked).requireHeld(),
  })
  const server = new Server({
    path: `/${authority ?? ''}/v1/evidence/uploads`,
    relativeLocation: true,
    // No page of another origin calls it.
    allowedOrigins: () => false,
    maxSize: uploadBytesMax,
    datastore: store,
    locker: {
      newLock: (id) => ({
        lock: async () => {
          if (raw.method === 'HEAD') await awaitUnleased(context, caller.id, id)
          else asked.lease = await takeLease(context, caller.id, id)
        },
        // Its holder lets go when its upload is complete too, not before.
        unlock: async () => undefined,
      }),
    },
    namingFunction: () => newId('upl'),
    onIncomingRequest: async (_asked, id) => {
      if (raw.method !== 'POST') await find(id)
    },
    onUploadCreate: async (_asked, upload) => {
      await begin(request, context, upload)
      asked.begun = upload.id
      return {}
    },
    onUploadFinish: async (_asked, { id }) => ({
      headers: { 'evidence-id': await completeInTurn(request, context, id, leaseOf(asked), store.known) },
    }),
    onResponseError: (_asked, error) => {
      asked.failure = error
      return undefined
    },
  })
  return [server, store] as const
}

/** Judges all that is known of a file, and begins its upload. */
async function begin({ inTransaction }: TusRequest, context: EvidenceContext, { id, size, metadata }: Upload) {
  const declared = declaredIn(metadata ?? {})
  if (size === 0)
    throw refusalOfStore(declared, new ObjectRefused('no bytes', { sizeBytes: 0, digest: declared.sha256 }))
  // The file first: an upload that is there has its file.
  await context.spool.begin(id)
  try {
    const givenUp = await inTransaction(async (transaction) => {
      const { isRecorded } = await requireAcceptable(transaction, declared, context)
      const ended = isRecorded ? [] : await makeRoom(transaction, context, declared, size ?? 1)
      const key = newUploadKey(context, { uploadId: id, sha256: declared.sha256 })
      await insertUpload(transaction, declared, { uploadId: id, sizeBytes: size ?? null, lifeMs: UPLOAD_LIFE_MS, key })
      return ended
    })
    for (const one of givenUp) await context.spool.remove(one).catch(() => undefined)
  } catch (error) {
    await context.spool.remove(id)
    throw error
  }
}

async function discard({ inTransaction }: TusRequest, { spool }: EvidenceContext, id: string): Promise<void> {
  await inTransaction((transaction) => deleteUpload(transaction, id))
  // The sweep removes what is of no upload.
  await spool.remove(id).catch(() => undefined)
}

/** What the server of tus is shown: the store reads the body itself. */
function withoutBody({ raw: { method, url, headers } }: TusRequest): Request {
  const shown = Object.entries(headers).filter(([name]) => /^(?:upload-|tus-|content-(?:type|length)$)/.test(name))
  return new Request(new URL(url, 'http://concert'), {
    method,
    headers: shown.map(([name, value]): [string, string] => [name, String(value)]),
  })
}

function headersOf(response: Response): Record<string, string> {
  const told = [...response.headers].filter(([name]) => /^(?:upload-|tus-|location$|evidence-id$)/.test(name))
  return Object.fromEntries(told)
}

/** Errors of the server of tus are answered from their status and text. */
function isOurs(failure: unknown): boolean {
  return failure instanceof Error && !('status_code' in failure)
}
