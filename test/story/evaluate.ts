import { createHash } from 'node:crypto'
import { assignEvaluators } from '@concert/contracts/evaluation-teams'
import {
  approvePlan,
  beginEvaluation,
  closeNonconformity,
  completeEvaluation,
  declareImpartiality,
  getEvaluation,
  listEvaluations,
  raiseNonconformities,
  recordFindings,
  respondToNonconformity,
} from '@concert/contracts/evaluations'
import { readEvidenceContent } from '@concert/contracts/evidence'
import { type Applied, evidenceFor, filesOf } from './apply.ts'
import { hongKong, type Lead } from './lead.ts'
import { type Session, staffSession, until, type World } from './session.ts'

const noConflict = { conflict: false, statement: 'No relation with the client in the last two years.' }

/** A case in which every requirement has its finding, and who recorded it. */
export interface Evaluated {
  readonly evaluationId: string
  readonly planOwner: Session
  readonly evaluators: readonly Session[]
}

/**
 * Step 3 of docs/flows/story.md, first half: evaluators by competence and conflict, findings, one nonconformity raised,
 * answered and closed.
 */
export async function evaluate(world: World, applied: Applied, lead = hongKong): Promise<Evaluated> {
  world.narrator.step(3, 'Hong Kong evaluates, reviews and decides')
  const { planOwner, evaluationId } = await openedEvaluation(world, applied, lead)
  const evaluators = await assign(world, planOwner, evaluationId, lead)
  await recordAll(world, evaluators, { ...applied, lead, evaluationId })
  await correct(world, evaluators, { ...applied, lead, evaluationId })
  return { evaluationId, planOwner, evaluators }
}

/** The evaluation of a contracted application, once it is open, with who plans it. */
export async function openedEvaluation(world: World, { applicationId }: Applied, lead: Lead) {
  const planOwner = await staffSession(world, lead.authority, lead.planOwner)
  const evaluationId = await until('the evaluation to open', async () => {
    const { body } = await planOwner.call(listEvaluations, { query: { applicationId } })
    return body.items[0]?.evaluationId
  })
  return { planOwner, evaluationId }
}

async function assign(world: World, planOwner: Session, evaluationId: string, lead: Lead): Promise<Session[]> {
  const params = { evaluationId: evaluationId as never }
  const assigned = await planOwner.command(getEvaluation, assignEvaluators, {
    params,
    body: { teamSize: lead.evaluators },
  })
  for (const { personId, reasons } of assigned.body.exclusions ?? []) {
    world.narrator.remark(`not chosen: ${personId}, ${reasons.map(({ sentence }) => sentence.en).join(' ')}`)
  }
  const evaluators = await Promise.all(
    (assigned.body.team ?? []).map(({ personId }) => staffSession(world, lead.authority, personId)),
  )
  for (const evaluator of evaluators) {
    await evaluator.command(getEvaluation, declareImpartiality, {
      params,
      body: { function: 'evaluator', ...noConflict },
    })
  }
  await planOwner.command(getEvaluation, approvePlan, { params, body: {} })
  await evaluators[0]?.command(getEvaluation, beginEvaluation, { params, body: {} })
  return evaluators
}

interface Evaluating extends Applied {
  readonly lead: Lead
  readonly evaluationId: string
}

async function recordAll(
  world: World,
  evaluators: readonly Session[],
  { applicationId, evidence, lead, evaluationId }: Evaluating,
): Promise<void> {
  const params = { evaluationId: evaluationId as never }
  for (const evaluator of evaluators) {
    const { body } = await evaluator.call(getEvaluation, { params })
    const own = body.team?.find((member) => member.personId === evaluator.who)?.requirements ?? []
    const cited = new Set(own.flatMap((requirementId) => evidenceFor(evidence, requirementId) ?? []))
    await openFiles(world, evaluator, applicationId, cited)
    const findings = own.map((requirementId) => findingOn(requirementId, evidenceFor(evidence, requirementId), lead))
    await evaluator.command(getEvaluation, recordFindings, { params, body: { findings } })
  }
}

/** Where there is no evidence, the requirement depends on a flow of data that the system has not. */
function findingOn(requirementId: string, digest: string | undefined, { nonconforming }: Lead) {
  if (digest === undefined) {
    const noEvidenceReason = 'The system has no flow of data of this kind, so nothing records one.'
    const rationale = 'The inventory of flows was examined: there is none.'
    return { requirementId, grade: 'not-applicable' as const, rationale, evidence: [], noEvidenceReason }
  }
  return {
    requirementId,
    grade: requirementId === nonconforming ? ('minor-nonconformity' as const) : ('conforms' as const),
    rationale: `The evidence cited was examined against ${requirementId}.`,
    evidence: [digest],
  }
}

/** An evaluator reads each file before it is cited, and holds its bytes against the digest under which they are cited. */
export async function openFiles(
  world: World,
  evaluator: Session,
  applicationId: string,
  cited: ReadonlySet<string>,
): Promise<void> {
  for (const { evidenceId, digest } of (await filesOf(evaluator, applicationId)).filter((one) =>
    cited.has(one.digest),
  )) {
    const { body: bytes } = await evaluator.call(readEvidenceContent, { params: { evidenceId } })
    const read = createHash('sha256').update(bytes).digest('hex')
    if (read !== digest) throw new Error(`${evidenceId} has the digest ${read}, not ${digest}`)
  }
  world.narrator.remark(
    `${evaluator.who} opened the evidence to be cited; each file (${cited.size}) has the digest under which it is cited`,
  )
}

async function correct(world: World, evaluators: readonly Session[], applied: Evaluating): Promise<void> {
  const { evaluationId, lead } = applied
  const params = { evaluationId: evaluationId as never }
  const evaluator = await responsibleFor(lead.nonconforming, evaluators, evaluationId)
  const raised = await evaluator.command(getEvaluation, raiseNonconformities, {
    params,
    body: {
      nonconformities: [
        {
          requirementId: lead.nonconforming,
          grade: 'minor',
          statement: 'The notice that an AI answers is missing in Portuguese.',
        },
      ],
    },
  })
  const nonconformityId = raised.body.nonconformities?.[0]?.nonconformityId
  if (nonconformityId === undefined) throw new Error('no nonconformity was raised')
  const one = { ...params, nonconformityId }
  await applied.applicant.command(getEvaluation, respondToNonconformity, {
    params: one,
    body: {
      correction: 'The Portuguese notice was added in 2.4.0-r2.',
      rootCause: 'The release list had no step for translations.',
      correctiveAction: 'The release list now requires every language of the places of use.',
    },
  })
  const shown = evidenceFor(applied.evidence, lead.nonconforming) ?? ''
  await openFiles(world, evaluator, applied.applicationId, new Set([shown]))
  await evaluator.command(getEvaluation, closeNonconformity, {
    params: one,
    body: {
      reason: 'The notice was seen in every language.',
      regrade: 'conforms',
      evidence: [shown],
    },
  })
  await evaluators[0]?.command(getEvaluation, completeEvaluation, { params, body: {} })
  world.narrator.remark('one nonconformity was raised, answered and closed')
}

async function responsibleFor(
  requirementId: string,
  evaluators: readonly Session[],
  evaluationId: string,
): Promise<Session> {
  const first = evaluators[0]
  const answer = await first?.call(getEvaluation, { params: { evaluationId: evaluationId as never } })
  const member = answer?.body.team?.find(({ requirements }) => requirements.includes(requirementId))
  const session = evaluators.find(({ who }) => who === member?.personId)
  if (session === undefined) throw new Error(`nobody evaluates ${requirementId}`)
  return session
}
