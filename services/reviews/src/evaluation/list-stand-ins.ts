import { requireSight, seeCase } from '@concert/cases/sight'
import { operations } from '@concert/contracts/operations'
import { standInsOf } from '@concert/domain/evaluation/stand-ins'
import { transactional } from '@concert/platform/operation-route'
import type { ReviewsContext } from '#context.ts'
import { awayToday, reportReviewersNow } from '#people/away.ts'
import { evaluationCase } from './case.ts'
import { caseToStaff, poolFacts } from './pool-facts.ts'
import { toldExclusions } from './told-reasons.ts'

/** Who of those whose move a case is is away, and whether whoever stands in can be named for it. */
export const listStandIns = transactional(
  operations.listStandIns,
  async (request, context: ReviewsContext, transaction) => {
    const { row, sight } = await seeCase(evaluationCase, transaction, request.params.evaluationId, request)
    requireSight(sight, ['file'])
    const pool = await poolFacts(transaction, caseToStaff(row), context)
    const away = await awayToday(transaction)
    const reportReviewers = await reportReviewersNow(transaction)
    const standIns = standInsOf(row.state, transaction.now, { ...pool, away, reportReviewers })
    return {
      body: {
        items: standIns.map(({ personId, function: of, absentUntil, deputyId, reasons }) => ({
          personId,
          function: of,
          absentUntil,
          deputyId,
          reasons: toldExclusions([{ personId, function: 'evaluator', reasons }])[0]?.reasons ?? [],
          asked: deputyId !== null && reasons.length === 0 ? ('name-deputy' as const) : ('name-another' as const),
        })),
      },
    }
  },
)
