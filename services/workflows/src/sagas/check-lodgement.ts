import { getLodgementCheck, recordLodgementCheck } from '@concert/contracts/lodgement'
import { applicationId, instant } from '@concert/contracts/primitives'
import { defineSaga, type Saga, type SagaStep } from '@concert/workflows/saga'
import { z } from 'zod'
import type { CellServices } from '#cell-services.ts'
import { sendEnvelopeTo } from '#send-envelope-to.ts'

/** What the saga of a check remembers: the application, and the question by its instant. Answers are kept by `applications`. */
const lodgementState = z.strictObject({ applicationId, askedAt: instant })
export type LodgementState = z.infer<typeof lodgementState>

type LodgementStep = SagaStep<LodgementState>

/** How long an authority has to answer. After it the reviewer decides without its answer: silence stops nothing for ever. */
const ANSWER_WITHIN_MS = 72 * 60 * 60 * 1000

/** One check for each question: of a submission, or of a reviewer who repeats it. */
export function lodgementCheckId({ applicationId: id, askedAt }: LodgementState): string {
  return `${id}.${askedAt}`
}

/**
 * Asks every other cell whether the weights of a submission are lodged there: docs/flows/lodgement.md. The same steps run whatever is
 * found. A superseded question is not asked, and its check ends without a result.
 */
export function checkLodgement(services: CellServices): Saga<LodgementState> {
  return defineSaga({
    name: 'check-lodgement',
    state: lodgementState,
    steps: [
      // Step 1: ask every other authority.
      sendQueries(services),
      // Step 3: wait for their answers, or for the end of the time for them.
      awaitAnswers(services),
      // Step 4: the application has the result.
      recordCheck(services),
    ],
  })
}

function sendQueries(services: CellServices): LodgementStep {
  return {
    name: 'send-queries',
    async do({ key }, saga) {
      const { query, awaiting } = await standing(services, saga, key)
      if (query === null) return { done: {} }
      for (const to of awaiting) {
        const envelope = { type: 'lodgement-query.v1', body: query, about: lodgementCheckId(saga) } as const
        await sendEnvelopeTo(services, to, envelope, `${key}.${to}`)
      }
      return { done: {} }
    },
  }
}

function awaitAnswers(services: CellServices): LodgementStep {
  return {
    name: 'await-answers',
    async do({ key, now }, saga) {
      const { awaiting } = await standing(services, saga, key)
      const until = new Date(Date.parse(saga.askedAt) + ANSWER_WITHIN_MS).toISOString()
      if (awaiting.length === 0 || Date.parse(now) >= Date.parse(until)) return { done: {} }
      return { wait: `the answer of ${awaiting.join(' and ')}`, until }
    },
  }
}

function recordCheck({ call }: CellServices): LodgementStep {
  return {
    name: 'record-check',
    async do({ key }, { applicationId: id, askedAt }) {
      await call(recordLodgementCheck, { params: { applicationId: id }, body: { askedAt } }, key)
      return { done: {} }
    },
  }
}

/** The question while it is the one that stands; another has superseded it where there is none. */
async function standing({ call }: CellServices, { applicationId: id, askedAt }: LodgementState, key: string) {
  const { query, awaiting } = await call(getLodgementCheck, { params: { applicationId: id } }, key)
  return query?.askedAt === askedAt ? { query, awaiting } : { query: null, awaiting: [] }
}
