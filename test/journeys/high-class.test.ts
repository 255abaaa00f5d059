import { assignEvaluators } from '@concert/contracts/evaluation-teams'
import { getEvaluation } from '@concert/contracts/evaluations'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { apply } from '../story/apply.ts'
import { contract } from '../story/contract.ts'
import { openedEvaluation } from '../story/evaluate.ts'
import { macaoHigh, mainlandHigh } from './high-class-leads.fixture.ts'
import { startWhole, type Whole } from './whole.fixture.ts'

let whole: Whole

beforeAll(async () => {
  whole = await startWhole({ requestsMax: 10_000 })
}, 120_000)

afterAll(() => whole?.stop())

describe('a case of the highest class asks for three evaluators', () => {
  it.each([mainlandHigh, macaoHigh])(
    'of whom $authority has two: nobody is found for the third, and the case says so',
    async (lead) => {
      const { world } = whole
      const applied = await apply(world, lead)
      await contract(world, applied, lead)
      const { planOwner, evaluationId } = await openedEvaluation(world, applied, lead)
      const { body } = await planOwner.command(getEvaluation, assignEvaluators, {
        params: { evaluationId },
        body: { teamSize: lead.evaluators },
      })
      expect(body.status).toBe('planning')
      expect(body.team).toEqual([])
      expect(body.shortage).toMatchObject({ wanted: 3, uncovered: [] })
      expect(body.shortage?.team).toHaveLength(2)
    },
    120_000,
  )
})
