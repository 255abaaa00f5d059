import { readCase, requireSight } from '@concert/cases/sight'
import { operations } from '@concert/contracts/operations'
import { absencesIn } from '@concert/domain/application/absences'
import { askedOf, coverageOf } from '@concert/domain/evidence-coverage/coverage'
import { demandsOf } from '@concert/domain/evidence-coverage/demands'
import { localDate } from '@concert/domain/instant'
import { transactional } from '@concert/platform/operation-route'
import type { ApplicationsContext } from '#context.ts'
import { editionOf, requirementsOf } from './applicability.ts'
import { applicationCase } from './case.ts'
import { evidenceOf } from './evidence.ts'

/** How the evidence of an application covers what it is asked for, today: every file is read in one statement. */
export const getEvidenceCoverage = transactional(
  operations.getEvidenceCoverage,
  async ({ params: { applicationId }, caller, actor }, _context: ApplicationsContext, transaction) => {
    const { row, sight } = await readCase(applicationCase, transaction, applicationId, { caller, actor })
    requireSight(sight, ['file'])
    const { state } = row
    const files = await evidenceOf(transaction, applicationId)
    const asOf = localDate(transaction.now, transaction.authority)
    const asked = askedOf(requirementsOf(state), demandsOf(editionOf(state)))
    const covered = coverageOf(asked, { files, absences: absencesIn(state), today: asOf })
    const counted = new Set(covered.flatMap((one) => one.files.map(({ evidenceId }) => evidenceId)))
    return {
      body: {
        applicationId,
        asOf,
        items: covered.map((one) => ({ ...one, files: [...one.files] })),
        uncounted: files
          .filter(({ evidenceId }) => !counted.has(evidenceId))
          .map(({ evidenceId, digest }) => ({ evidenceId, digest })),
      },
    }
  },
)
