import { readTrustFolder } from '@concert/credentials/trust-folder'
import { cellService } from '@concert/platform/cell-service'
import { cursorKey } from '@concert/platform/config'
import { createCursors } from '@concert/platform/paging'
import { statementRefused } from '@concert/platform/refused-request'
import { z } from 'zod'
import { absence } from '#absence/verbs.ts'
import { dataRequest } from '#data-request/verbs.ts'
import { authorisation } from '#authorisation/verbs.ts'
import { setUp } from '#set-up/verbs.ts'
import { staffAccount } from '#staff-account/verbs.ts'
import { loan } from '#loan/verbs.ts'
import { groupLink } from '#group-link/verbs.ts'
import { takeOverPeople } from '#person/take-over-people.ts'
import { person } from '#person/verbs.ts'
import { risk } from '#risk/verbs.ts'

const settings = {
  CONCERT_CURSOR_KEY: cursorKey,
  /** The folder with `<authority>.exchange.jwks.json` of every authority. */
  CONCERT_TRUST_DIR: z.string().min(1),
}

export const program = cellService({
  service: 'personnel',
  settings,
  cell: {},
  open: async ({ settings: { CONCERT_CURSOR_KEY, CONCERT_TRUST_DIR } }) => {
    const cursors = createCursors(CONCERT_CURSOR_KEY)
    const trust = await readTrustFolder(CONCERT_TRUST_DIR, 'exchange')
    return async ({ authority: here, pool }) => {
      await takeOverPeople(pool, here)
      return { cursors, recipient: { here, trust, refuse: statementRefused } }
    }
  },
  routes: {
    ...person,
    ...authorisation,
    ...loan,
    ...setUp,
    ...staffAccount,
    ...absence,
    ...groupLink,
    ...dataRequest,
    ...risk,
  },
})
