import { join } from 'node:path'
import { readTrustFolder } from '@concert/credentials/trust-folder'
import { createInspector } from '@concert/intake/isolated/inspector'
import { createClamd } from '@concert/intake/scanner/clamd'
import { cellService } from '@concert/platform/cell-service'
import { createCursors } from '@concert/platform/paging'
import { requestTimeMs } from '@concert/platform/request-time'
import { startChecking } from '#artefact/start-checking.ts'
import { startSweeping } from '#artefact/start-sweeping.ts'
import { recordedBases } from '#artefact/transfer-bases.ts'
import { FORM_BYTES_MAX } from '#artefact/upload-form.ts'
import { artefact } from '#artefact/verbs.ts'
import { borderRead } from '#border-read/verbs.ts'
import { createInspections } from '#inspection/under-way.ts'
import { legalHold } from '#legal-hold/verbs.ts'
import { readKeyRing } from '#object-keys/key-ring.ts'
import { objectKeys } from '#object-keys/object-keys.ts'
import { missingKeys } from '#object-keys/rewrap-keys.ts'
import { createDiskStore } from '#object-store/disk.ts'
import { createS3Store } from '#object-store/s3.ts'
import { createSealer } from '#object-store/sealer.ts'
import { createSealedStore } from '#object-store/sealed-store.ts'
import { createPreviews } from '#page/previews.ts'
import { page } from '#page/verbs.ts'
import { createSpool } from '#upload/spool.ts'
import { upload } from '#upload/verbs.ts'
import { cell, settings, storesWithinAnother } from '#settings.ts'

export const program = cellService({
  service: 'evidence',
  settings,
  cell,
  faultsOf: ({ cells }) => storesWithinAnother(cells),
  open: async ({ settings }) => {
    const trust = await readTrustFolder(settings.CONCERT_TRUST_DIR, 'exchange')
    const cursors = createCursors(settings.CONCERT_CURSOR_KEY)
    const evidenceBytesMax = settings.CONCERT_EVIDENCE_BYTES_MAX
    const uploadBytesMax = settings.CONCERT_EVIDENCE_UPLOAD_BYTES_MAX
    const perClient = {
      files: settings.CONCERT_EVIDENCE_FILES_PER_CLIENT,
      bytes: settings.CONCERT_EVIDENCE_BYTES_PER_CLIENT,
    }
    const recheckMs = settings.CONCERT_EVIDENCE_RECHECK_DAYS * 86_400_000
    const scannerBytesMax = settings.CONCERT_EVIDENCE_SCANNER_BYTES_MAX
    return async ({
      authority,
      pool,
      closing,
      settings: { CONCERT_EVIDENCE_DIR, CONCERT_EVIDENCE_BUCKET, CONCERT_EVIDENCE_KEY, CONCERT_EVIDENCE_SCANNER },
    }) => {
      const keyRing = await readKeyRing(CONCERT_EVIDENCE_KEY)
      const missing = await missingKeys({ authority, pool, keyRing })
      if (missing.length > 0) {
        throw new Error(
          `evidence of ${authority} is kept with keys that ${CONCERT_EVIDENCE_KEY} lacks: ${missing.join(', ')}`,
        )
      }
      const store = await (CONCERT_EVIDENCE_BUCKET === undefined
        ? createDiskStore(CONCERT_EVIDENCE_DIR)
        : createS3Store(CONCERT_EVIDENCE_BUCKET, CONCERT_EVIDENCE_DIR))
      const keys = objectKeys({ authority, pool })
      const objects = await createSealedStore({ authority, store, keys, ring: keyRing, folder: CONCERT_EVIDENCE_DIR })
      const sealer = createSealer()
      closing.defer(() => sealer.close())
      const spool = await createSpool(join(CONCERT_EVIDENCE_DIR, 'uploads'), sealer)
      // One for each authority: what one of them is sent does not keep another waiting.
      const inspector = createInspector()
      closing.defer(() => inspector.close())
      const scanner =
        CONCERT_EVIDENCE_SCANNER === undefined
          ? undefined
          : createClamd({ address: CONCERT_EVIDENCE_SCANNER, bytesMax: scannerBytesMax })
      const inspections = createInspections({ objects, inspector, scanner })
      const maker = createInspector()
      closing.defer(() => maker.close())
      const previews = createPreviews(objects, maker)
      const limits = { evidenceBytesMax, uploadBytesMax, perClient, recheckMs }
      return {
        cursors,
        objects,
        keyRing,
        spool,
        inspections,
        previews,
        transferBases: recordedBases,
        trust,
        ...limits,
      }
    }
  },
  http: (contexts) => {
    const fileBytesMax = Math.max(...[...contexts.values()].map(({ evidenceBytesMax }) => evidenceBytesMax))
    return {
      uploadBytesMax: fileBytesMax + FORM_BYTES_MAX,
      resumableBytesMax: Math.max(...[...contexts.values()].map(({ uploadBytesMax }) => uploadBytesMax)),
      requestTimeMs: requestTimeMs(fileBytesMax),
      plugins: async (app) => {
        // Their handlers read these bodies as they come.
        const types = ['multipart/form-data', 'application/offset+octet-stream']
        app.addContentTypeParser(types, (_request, _body, done) => done(null))
      },
    }
  },
  attach: (app, contexts, logger) => {
    let stops: readonly (() => Promise<void>)[] = []
    app.addHook('onReady', async () => {
      stops = [startSweeping(contexts, logger), startChecking(contexts, logger)]
    })
    // Before `onClose`, in which whoever opened the contexts closes their connections.
    app.addHook('preClose', async () => void (await Promise.all(stops.map((stop) => stop()))))
  },
  routes: { ...artefact, ...borderRead, ...legalHold, ...page, ...upload },
})
