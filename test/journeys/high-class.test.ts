import { assignEvaluators, proposeEvaluators } from '@concert/contracts/evaluation-teams'
import { getEvaluation } from '@concert/contracts/evaluations'
import { endLoan, getLoan } from '@concert/contracts/loans'
import { authorities } from '@concert/domain/jurisdictions'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { apply } from '../story/apply.ts'
import { contract } from '../story/contract.ts'
import { decide } from '../story/decide.ts'
import { evaluate, openedEvaluation } from '../story/evaluate.ts'
import { until } from '../story/session.ts'
import { borrow, type Borrowed } from './borrow.fixture.ts'
import { macaoHigh, mainlandHigh } from './high-class-leads.fixture.ts'
import { leftUndoneIn, nothingLeftUndone } from './left-undone.fixture.ts'
import { verifyAudit } from './verify-audit.fixture.ts'
import { startWhole, type Whole } from './whole.fixture.ts'

const toMainland: Borrowed = {
  borrower: 'cn-gd',
  lender: 'hk',
  personId: 'lam.hoiyin',
  competences: ['cv', 'ml'],
  languages: ['en', 'zh-Hans', 'zh-Hant'],
  acceptedBy: 'chen.guodong',
}
/** She consults a company in Hong Kong, as is on record there. */
const toMacao: Borrowed = {
  borrower: 'mo',
  lender: 'hk',
  personId: 'cheung.manyi',
  competences: ['TS', 'ET', 'DP', 'XB', 'IN'],
  languages: ['en', 'zh-Hant'],
  acceptedBy: 'carlos.ho',
}

let whole: Whole

beforeAll(async () => {
  whole = await startWhole({ requestsMax: 10_000 })
}, 120_000)

afterAll(() => whole?.stop())

describe('a case of the highest class asks for three evaluators', () => {
  it.each([
    [mainlandHigh, toMainland, []],
    [macaoHigh, toMacao, ['engagements-not-carried']],
  ] as const)(
    'of whom $authority has two: the third is borrowed by agreement, and the case comes to its grant',
    async (lead, asked, refusedBefore) => {
      const { world } = whole
      const applied = await apply(world, lead)
      await contract(world, applied, lead)
      const { planOwner, evaluationId } = await openedEvaluation(world, applied, lead)
      const params = { evaluationId }
      const alone = await planOwner.command(getEvaluation, assignEvaluators, { params, body: { teamSize: 3 } })
      expect(alone.body).toMatchObject({ status: 'planning', team: [], shortage: { wanted: 3, uncovered: [] } })
      expect(alone.body.shortage?.team).toHaveLength(2)

      const lent = await borrow(world, asked)
      expect(lent.refusedBefore).toEqual(refusedBefore)
      const evaluated = await evaluate(world, applied, lead)
      expect(evaluated.evaluators.map(({ who }) => who)).toContain(asked.personId)
      await decide(world, evaluated, lead)
      const { body } = await planOwner.call(getEvaluation, { params })
      expect(body.status).toBe('granted')
      expect(body.findings?.some((one) => one.evaluatorId === asked.personId)).toBe(true)

      // The lender takes its person back: from that moment nobody chooses them here.
      await lent.lender.command(getLoan, endLoan, {
        params: { loanId: lent.loanId },
        body: { reason: 'Needed at home.' },
      })
      await until(`the end of the loan in ${lead.authority}`, async () => {
        const { status } = (await lent.administrators[0].call(getLoan, { params: { loanId: lent.loanId } })).body
        return status === 'ended' ? status : undefined
      })
      const after = await planOwner.call(proposeEvaluators, { params, body: { teamSize: 3 } })
      const reasons = after.body.exclusions.find((one) => one.personId === asked.personId)?.reasons
      expect(reasons?.map(({ code }) => code)).toContain('not-authorised')
    },
    180_000,
  )

  it('and of the person nothing crossed but the function, the result of competence and a digest', async () => {
    await whole.idle()
    for (const authority of authorities) {
      const [{ said } = { said: '' }] = await whole.rows(
        authority,
        `select coalesce(string_agg(convert_from(decode(translate(split_part(statement, '.', 2), '-_', '+/')
             || repeat('=', (4 - length(split_part(statement, '.', 2)) % 4) % 4), 'base64'), 'utf8'), E'\\n'), '') as said
           from (select statement, type from exchange.outbound union all select statement, type from exchange.inbound) envelope
           where type in ('loan-request.v1', 'loan-answer.v1')`,
      )
      expect(said).toMatch(/loan-request\.v1/)
      for (const told of [
        'lam.hoiyin',
        'cheung.manyi',
        'Hoi-yin',
        'Man-yi',
        '99990017',
        'poon',
        'Needed at home',
        'there are two',
      ])
        expect(said, told).not.toContain(told)
    }
  })

  it.each(authorities)('and in %s nothing is left undone, and the audit chain verifies', async (authority) => {
    await whole.idle()
    expect(await leftUndoneIn(whole.rows, authority)).toEqual(nothingLeftUndone)
    const { code, said } = await verifyAudit(whole.databases.adminUrls[authority], authority)
    expect(code, said).toBe(0)
  })
})
