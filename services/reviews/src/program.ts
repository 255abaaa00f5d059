import { cellService } from '@concert/platform/cell-service'
import { cursorKey } from '@concert/platform/config'
import { createCursors } from '@concert/platform/paging'
import { loadEditions } from '@concert/schemes/load-edition'
import { z } from 'zod'
import { effect } from '#effect/verbs.ts'
import { effectDeclaration } from '#effect-declaration/verbs.ts'
import { evaluation } from '#evaluation/verbs.ts'
import { peerDecision } from '#peer-decision/verbs.ts'
import { recognition } from '#recognition/verbs.ts'

export const program = cellService({
  service: 'reviews',
  settings: {
    CONCERT_CURSOR_KEY: cursorKey,
    /** On how many undecided evaluations one evaluator may be at a time. */
    CONCERT_EVALUATOR_OPEN_CASES_MAX: z.coerce.number().int().min(1).max(1000).default(20),
  },
  cell: {},
  loadEditions,
  open: ({ settings: { CONCERT_CURSOR_KEY, CONCERT_EVALUATOR_OPEN_CASES_MAX: openCasesMax } }) => {
    const cursors = createCursors(CONCERT_CURSOR_KEY)
    return () => ({ cursors, openCasesMax })
  },
  routes: { ...evaluation, ...recognition, ...peerDecision, ...effect, ...effectDeclaration },
})
