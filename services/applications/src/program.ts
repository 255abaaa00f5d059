import { cellService } from '@concert/platform/cell-service'
import { cursorKey, sharedKey } from '@concert/platform/config'
import { createCursors } from '@concert/platform/paging'
import { loadEditions } from '@concert/schemes/load-edition'
import { aiSystem } from '#ai-system/verbs.ts'
import { application } from '#application/verbs.ts'
import { correspondence } from '#correspondence/verbs.ts'
import { organisation } from '#organisation/verbs.ts'

export const program = cellService({
  service: 'applications',
  settings: {
    CONCERT_CURSOR_KEY: cursorKey,
    /** Agreed by all authorities: under it they compare the weights of AI systems without naming them. */
    CONCERT_LODGEMENT_KEY: sharedKey,
  },
  cell: {},
  loadEditions,
  open: ({ settings: { CONCERT_CURSOR_KEY, CONCERT_LODGEMENT_KEY: lodgementKey } }) => {
    const cursors = createCursors(CONCERT_CURSOR_KEY)
    return () => ({ cursors, lodgementKey })
  },
  routes: { ...organisation, ...aiSystem, ...application, ...correspondence },
})
