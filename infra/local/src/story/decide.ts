import { assignReview, castVote, declareImpartiality, getEvaluation, recommend } from '@concert/contracts'
import type { Evaluated } from './evaluate.ts'
import { staffSession, type World } from './session.ts'

const noConflict = { conflict: false, statement: 'No relation with the client in the last two years.' }

/** Step 3, second half: a report reviewer recommends, and a quorum grants, none of whom evaluated. */
export async function decide(world: World, { evaluationId, planOwner, evaluators }: Evaluated): Promise<void> {
  const params = { evaluationId: evaluationId as never }
  const frozen = await planOwner.command(getEvaluation, assignReview, { params, body: { reviewerId: 'lau.tszwai' } })
  const contentHash = frozen.body.contentHash ?? ''
  const reviewer = await staffSession(world, 'hk', 'lau.tszwai')
  await reviewer.command(getEvaluation, declareImpartiality, {
    params,
    body: { function: 'report-reviewer', ...noConflict },
  })
  await reviewer.command(getEvaluation, recommend, {
    params,
    body: { outcome: 'grant', reasons: 'Every requirement is met; the nonconformity is closed.', contentHash },
  })
  const vote = {
    params,
    body: { outcome: 'grant' as const, reasons: 'The review supports certification.', contentHash },
  }
  // He may decide, but not on what he evaluated.
  const both = evaluators.find(({ who }) => who === 'ng.chiho')
  const attempt = await both?.refused(getEvaluation, castVote, vote)
  world.narrator.remark(
    `an evaluator who may decide elsewhere is refused here: ${attempt?.problem.errors?.find(({ clause }) => clause === 'iso17065-7.6.2')?.message ?? attempt?.problem.detail}`,
  )
  for (const personId of ['kwok.meiling', 'tsang.yatfai']) {
    const decider = await staffSession(world, 'hk', personId)
    await decider.command(getEvaluation, declareImpartiality, {
      params,
      body: { function: 'decision-maker', ...noConflict },
    })
    await decider.command(getEvaluation, castVote, vote)
  }
  world.narrator.remark('granted by a quorum of two, neither of whom evaluated')
}
