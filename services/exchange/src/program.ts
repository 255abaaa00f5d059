import { readTrustFolder } from '@concert/credentials/trust-folder'
import { SETTLED_AFTER_MS } from '@concert/domain/ledger/ledger-periods'
import { cellService } from '@concert/platform/cell-service'
import { cursorKey, httpUrl } from '@concert/platform/config'
import { createCursors } from '@concert/platform/paging'
import { z } from 'zod'
import { createPeerReads } from '#border-read/peer-reads.ts'
import { borderRead } from '#border-read/verbs.ts'
import { envelope } from '#envelope/verbs.ts'
import { transferBasis } from '#transfer-basis/verbs.ts'
import { readExchangeSigner } from '#exchange-signer.ts'
import { ledger } from '#ledger/verbs.ts'
import { readLedger } from '#read-ledger/verbs.ts'
import { createPeerClient } from '#peer-client.ts'

const settings = {
  /** The folder with `<authority>.exchange.jwks.json` of every authority. */
  CONCERT_TRUST_DIR: z.string().min(1),
  /** The public base of each authority's cell, with `{authority}`, for example `https://concert.example/{authority}/v1`. */
  CONCERT_PEER_URL: z
    .string()
    .includes('{authority}')
    .refine(
      (template) => httpUrl.safeParse(template.replaceAll('{authority}', 'hk')).success,
      'must be an http(s) URL',
    ),
  CONCERT_CURSOR_KEY: cursorKey,
}

export const program = cellService({
  service: 'exchange',
  settings,
  cell: {
    /** A JWK file that only its owner may read, or several with commas between them; never the key of the certificates. */
    CONCERT_EXCHANGE_KEY: z.string().min(1),
  },
  open: async ({ settings: { CONCERT_TRUST_DIR, CONCERT_PEER_URL, CONCERT_CURSOR_KEY }, closing }) => {
    const trust = await readTrustFolder(CONCERT_TRUST_DIR, 'exchange')
    const cursors = createCursors(CONCERT_CURSOR_KEY)
    const peers = createPeerClient({ peerUrl: CONCERT_PEER_URL })
    closing.defer(() => peers.close())
    const peerReads = createPeerReads({ peerUrl: CONCERT_PEER_URL })
    closing.defer(() => peerReads.close())
    return async ({ authority, settings: { CONCERT_EXCHANGE_KEY } }) => {
      const signer = await readExchangeSigner(authority, CONCERT_EXCHANGE_KEY, trust[authority])
      return { signer, trust, peers, peerReads, cursors, settledAfterMs: SETTLED_AFTER_MS }
    }
  },
  routes: { ...borderRead, ...envelope, ...ledger, ...readLedger, ...transferBasis },
})
