import { cellService } from '@concert/platform/cell-service'
import { cursorKey } from '@concert/platform/config'
import { createCursors } from '@concert/platform/paging'
import { loadEditions } from '@concert/schemes/load-edition'
import { aiSystem } from '#ai-system/verbs.ts'
import { application } from '#application/verbs.ts'
import { correspondence } from '#correspondence/verbs.ts'
import { organisation } from '#organisation/verbs.ts'

export const program = cellService({
  service: 'applications',
  settings: { CONCERT_CURSOR_KEY: cursorKey },
  cell: {},
  loadEditions,
  open: ({ settings: { CONCERT_CURSOR_KEY } }) => {
    const cursors = createCursors(CONCERT_CURSOR_KEY)
    return () => ({ cursors })
  },
  routes: { ...organisation, ...aiSystem, ...application, ...correspondence },
})
