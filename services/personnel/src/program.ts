import { cellService } from '@concert/platform/cell-service'
import { cursorKey } from '@concert/platform/config'
import { createCursors } from '@concert/platform/paging'
import { authorisation } from '#authorisation/verbs.ts'
import { setUp } from '#set-up/verbs.ts'
import { staffAccount } from '#staff-account/verbs.ts'
import { takeOverPeople } from '#person/take-over-people.ts'
import { person } from '#person/verbs.ts'

const settings = { CONCERT_CURSOR_KEY: cursorKey }

export const program = cellService({
  service: 'personnel',
  settings,
  cell: {},
  open: ({ settings: { CONCERT_CURSOR_KEY } }) => {
    const cursors = createCursors(CONCERT_CURSOR_KEY)
    return async ({ authority, pool }) => {
      await takeOverPeople(pool, authority)
      return { cursors }
    }
  },
  routes: { ...person, ...authorisation, ...setUp, ...staffAccount },
})
