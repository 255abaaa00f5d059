import { openMissingClocks, openMissingClocksAtStart } from '@concert/cases/open-missing-clocks'
import { readTrustFolder } from '@concert/credentials/trust-folder'
import { cellService } from '@concert/platform/cell-service'
import { cursorKey, sharedKey } from '@concert/platform/config'
import { createCursors } from '@concert/platform/paging'
import { statementRefused } from '@concert/platform/refused-request'
import { loadEditions } from '@concert/schemes/load-edition'
import { z } from 'zod'
import { aiSystem } from '#ai-system/verbs.ts'
import { lodgementKeyFrom } from '#application/lodgement-key.ts'
import { applicationCase } from '#application/case.ts'
import { application } from '#application/verbs.ts'
import { closedDay } from '#closed-day/verbs.ts'
import { keepVersionsAtStart } from '#closed-day/keep-versions-at-start.ts'
import { clockRecount } from '#clock-recount/verbs.ts'
import { clockNotice } from '#clock-notice/verbs.ts'
import { correspondence } from '#correspondence/verbs.ts'
import { member } from '#member/verbs.ts'
import { organisationCase } from '#organisation/case.ts'
import { organisation } from '#organisation/verbs.ts'

const clocked = [keepVersionsAtStart, openMissingClocks(organisationCase), openMissingClocks(applicationCase)]

export const program = cellService({
  service: 'applications',
  settings: {
    CONCERT_CURSOR_KEY: cursorKey,
    /** Agreed by all authorities: under it they compare the weights of AI systems without naming them. */
    CONCERT_LODGEMENT_KEY: sharedKey,
    /** The folder with `<authority>.exchange.jwks.json` of every authority. */
    CONCERT_TRUST_DIR: z.string().min(1),
    /** The most drafts of a client at one authority. Who applies for others has a few dozen; a submission makes room. */
    CONCERT_DRAFTS_PER_CLIENT: z.coerce.number().int().min(1).default(100),
  },
  cell: {},
  loadEditions,
  open: async ({ settings, logger }) => {
    const {
      CONCERT_CURSOR_KEY,
      CONCERT_LODGEMENT_KEY,
      CONCERT_TRUST_DIR,
      CONCERT_DRAFTS_PER_CLIENT: draftsMax,
    } = settings
    const cursors = createCursors(CONCERT_CURSOR_KEY)
    const lodgementKey = lodgementKeyFrom(CONCERT_LODGEMENT_KEY)
    const trust = await readTrustFolder(CONCERT_TRUST_DIR, 'exchange')
    return ({ authority: here, pool, closing }) => {
      openMissingClocksAtStart({ authority: here, pool, logger, closing }, clocked)
      const recipient = { here, trust, refuse: statementRefused }
      return { cursors, lodgementKey, draftsMax, recipient }
    }
  },
  routes: {
    ...organisation,
    ...member,
    ...aiSystem,
    ...application,
    ...correspondence,
    ...clockNotice,
    ...clockRecount,
    ...closedDay,
  },
})
