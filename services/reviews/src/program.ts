import { openMissingClocks, openMissingClocksAtStart } from '@concert/cases/open-missing-clocks'
import { readTrustFolder } from '@concert/credentials/trust-folder'
import { cellService } from '@concert/platform/cell-service'
import { cursorKey } from '@concert/platform/config'
import { createCursors } from '@concert/platform/paging'
import { statementRefused } from '@concert/platform/refused-request'
import { loadEditions } from '@concert/schemes/load-edition'
import { z } from 'zod'
import { effectCase } from '#effect/case.ts'
import { effect } from '#effect/verbs.ts'
import { effectDeclaration } from '#effect-declaration/verbs.ts'
import { evaluationCase } from '#evaluation/case.ts'
import { evaluation } from '#evaluation/verbs.ts'
import { peerDecision } from '#peer-decision/verbs.ts'
import { peerEvidence } from '#peer-evidence/verbs.ts'
import { recognitionCase } from '#recognition/case.ts'
import { recognition } from '#recognition/verbs.ts'

const clocked = [openMissingClocks(evaluationCase), openMissingClocks(recognitionCase), openMissingClocks(effectCase)]

export const program = cellService({
  service: 'reviews',
  settings: {
    CONCERT_CURSOR_KEY: cursorKey,
    /** The folder with `<authority>.certificate.jwks.json` and `<authority>.exchange.jwks.json` of every authority. */
    CONCERT_TRUST_DIR: z.string().min(1),
    /** From how many open cases on an evaluator comes after all who have fewer. */
    CONCERT_EVALUATOR_OPEN_CASES_MAX: z.coerce.number().int().min(1).max(1000).default(20),
  },
  cell: {},
  loadEditions,
  open: async ({ settings, logger }) => {
    const { CONCERT_CURSOR_KEY, CONCERT_TRUST_DIR, CONCERT_EVALUATOR_OPEN_CASES_MAX: openCasesMax } = settings
    const cursors = createCursors(CONCERT_CURSOR_KEY)
    const trust = await readTrustFolder(CONCERT_TRUST_DIR, 'exchange')
    const certificateKeys = await readTrustFolder(CONCERT_TRUST_DIR, 'certificate')
    return ({ authority: here, pool, closing }) => {
      openMissingClocksAtStart({ authority: here, pool, logger, closing }, clocked)
      return { cursors, openCasesMax, recipient: { here, trust, refuse: statementRefused }, certificateKeys }
    }
  },
  routes: { ...evaluation, ...recognition, ...peerDecision, ...peerEvidence, ...effect, ...effectDeclaration },
})
