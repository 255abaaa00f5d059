import { readTrustFolder } from '@concert/credentials/trust-folder'
import { httpsOnly } from '@concert/platform/browser-headers'
import { cursorKey, httpUrl } from '@concert/platform/config'
import { type JointContext, jointService } from '@concert/platform/joint-service'
import { createCursors } from '@concert/platform/paging'
import { loadEditions } from '@concert/schemes/load-edition'
import { z } from 'zod'
import { authorities } from '#authorities/verbs.ts'
import type { RegistryContext } from '#context.ts'
import { editions } from '#editions/verbs.ts'
import { mountPages } from '#pages/mount-pages.ts'
import { documentsByNumber } from '#register/documents-by-number.ts'
import { register } from '#register/verbs.ts'
import { verify } from '#verify/verbs.ts'

/** A search can take longer than a lookup by a thousand times; more of them at once would only be slower together. */
const SEARCHES_AT_ONCE = 4

type Part = Omit<RegistryContext, keyof JointContext>

/** The public API under `/registry/v1` and the pages for people. */
export const program = jointService({
  service: 'registry',
  settings: {
    /** Folder of the pinned public keys, `<authority>.certificate.jwks.json` for each authority. */
    CONCERT_TRUST_DIR: z.string().min(1),
    /** The address under which people reach the origin; the pages write it into the commands they show. */
    CONCERT_PUBLIC_ORIGIN: httpUrl.transform((url) => new URL(url).origin),
    CONCERT_CURSOR_KEY: cursorKey,
  },
  loadEditions,
  open: async ({
    settings: { CONCERT_TRUST_DIR, CONCERT_PUBLIC_ORIGIN, CONCERT_CURSOR_KEY },
    pool,
    openPool,
  }): Promise<Part> => ({
    documents: documentsByNumber(pool),
    searchPool: openPool('search', SEARCHES_AT_ONCE),
    keySets: await readTrustFolder(CONCERT_TRUST_DIR, 'certificate'),
    editions: loadEditions(),
    cursors: createCursors(CONCERT_CURSOR_KEY),
    publicOrigin: CONCERT_PUBLIC_ORIGIN,
  }),
  headers: ({ publicOrigin }) => (publicOrigin.startsWith('https:') ? httpsOnly : {}),
  attach: mountPages,
  routes: { ...register, ...verify, ...editions, ...authorities },
})
