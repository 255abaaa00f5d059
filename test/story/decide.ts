import { assignReview, castVote, declareImpartiality, getEvaluation, recommend } from '@concert/contracts/evaluations'
import { cast } from './cast.ts'
import type { Evaluated } from './evaluate.ts'
import { hongKong } from './lead.ts'
import { errorsOf } from './refusal.ts'
import { type Session, staffSession, type World } from './session.ts'

const noConflict = { conflict: false, statement: 'No relation with the client in the last two years.' }

/**
 * Step 3 of docs/flows/story.md, second half: a report reviewer recommends, and a quorum of people who did not evaluate
 * grants.
 */
export async function decide(
  world: World,
  { evaluationId, planOwner, evaluators }: Evaluated,
  lead = hongKong,
): Promise<void> {
  const params = { evaluationId: evaluationId as never }
  const frozen = await planOwner.command(getEvaluation, assignReview, {
    params,
    body: { reviewerId: lead.reportReviewer },
  })
  const evaluationDigest = frozen.body.evaluationDigest ?? ''
  const reviewer = await staffSession(world, lead.authority, lead.reportReviewer)
  await reviewer.command(getEvaluation, declareImpartiality, {
    params,
    body: { function: 'report-reviewer', ...noConflict },
  })
  await reviewer.command(getEvaluation, recommend, {
    params,
    body: { outcome: 'grant', reasons: 'Every requirement is met; the nonconformity is closed.', evaluationDigest },
  })
  const vote = {
    params,
    body: { outcome: 'grant' as const, reasons: 'The review supports certification.', evaluationDigest },
  }
  if (lead === hongKong) {
    const both = oneWhoMayDecide(evaluators)
    const attempt = await both.refused(getEvaluation, castVote, vote)
    const separation = errorsOf(attempt, 'took-part-in-evaluation').find(({ clause }) => clause === 'iso17065-7.6.2')
    if (separation === undefined) throw new Error(`the refusal does not cite the separation: ${attempt.message}`)
    world.narrator.remark(`an evaluator who may decide other cases is refused: ${separation.message}`)
  }
  for (const personId of lead.deciders) {
    const decider = await staffSession(world, lead.authority, personId)
    await decider.command(getEvaluation, declareImpartiality, {
      params,
      body: { function: 'decision-maker', ...noConflict },
    })
    await decider.command(getEvaluation, castVote, vote)
  }
  world.narrator.remark(`granted by a quorum of ${lead.deciders.length}, none of whom evaluated`)
}

/** A team member who is also authorised to decide, though not on a case that the person evaluated. */
function oneWhoMayDecide(evaluators: readonly Session[]): Session {
  const deciders = cast.hk.staff.filter(({ functions }) => functions.includes('decision-maker')).map(({ id }) => id)
  const both = evaluators.find(({ who }) => deciders.includes(who))
  if (both !== undefined) return both
  const team = evaluators.map(({ who }) => who).join(' and ')
  throw new Error(`nobody on the team, ${team}, may decide elsewhere, so the separation cannot be shown`)
}
