import type { CertificateContent } from '@concert/contracts/certificate-content'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Cells, startReviews } from './cell.fixture.ts'
import { certificateOn, type DecidedTwice, decideTwice, openEffectOf } from './effect.fixture.ts'

// Raw SQL by the service's own role, past every line of its code: what the database itself keeps of effects.

let cells: Cells
let decided: DecidedTwice

beforeAll(async () => {
  cells = await startReviews(['hk', 'mo'])
  decided = await decideTwice(cells)
})
afterAll(async () => {
  await cells.close()
})

describe('the database keeps', () => {
  const number = (content: CertificateContent) => content.certificateNumber
  const declare = (content: CertificateContent, person: string, as: string, conflict = false, version = 1) =>
    `insert into reviews.effect_declarations values
       ('mo', '${number(content)}', '${person}', ${version}, '${as}', ${conflict}, 'x', now())`
  const act = (content: CertificateContent, person: string, as: string, version = 2, status = 'action-pending') =>
    `insert into reviews.effect_actions values
       ('mo', '${number(content)}', ${version}, '${person}', '${as}', '${status}', '{"en": "Why."}', 'iso17065-7.11.1', now())`
  const become = (content: CertificateContent, version = 2, status = 'action-pending') =>
    `update reviews.effects set version = ${version}, status = '${status}' where certificate_number = '${number(content)}'`

  async function refusal(...statements: string[]): Promise<string | undefined> {
    const error: unknown = await cells.asService(statements, 'mo').then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    const { code, constraint } = (error ?? {}) as { code?: string; constraint?: string }
    return code === '23000' ? constraint : code
  }

  test('that an effect changes by the act of a person only, each in its order', async () => {
    const content = certificateOn(decided)
    await openEffectOf(cells, 'mo', content)
    expect(await refusal(become(content))).toBe('effect_acted_on')
    const acted = [declare(content, 'evaluator-1', 'evaluator'), act(content, 'evaluator-1', 'evaluator')]
    expect(await refusal(...acted, become(content))).toBeUndefined()
    expect(await refusal(...acted, become(content, 3))).toBe('effect_acted_on')
    expect(await refusal(...acted, become(content, 2, 'suspended'))).toBe('effect_acted_on')
    const other = `update reviews.effects set evaluation_id = 'evl_other'`
    expect(await refusal(...acted, become(content), other)).toBe('42501')
    expect(await refusal(...acted, "update reviews.effect_actions set authority = 'mo'")).toBe('42501')
    const suspending = act(content, 'evaluator-1', 'evaluator', 2, 'suspended')
    expect(await refusal(declare(content, 'evaluator-1', 'evaluator'), suspending)).toBe('23514')
  })

  test('that who acts is authorised, has declared, and has declared no conflict', async () => {
    const content = certificateOn(decided)
    await openEffectOf(cells, 'mo', content)
    expect(await refusal(act(content, 'evaluator-1', 'evaluator'))).toBe('effect_declared')
    expect(await refusal(act(content, 'report-1', 'evaluator'))).toBe('authorised_evaluator')
    expect(await refusal(act(content, 'evaluator-1', 'decision-maker', 3, 'suspended'))).toBe(
      'authorised_decision_maker',
    )
    const declared = declare(content, 'evaluator-1', 'evaluator')
    const conflict = declare(content, 'evaluator-1', 'evaluator', true, 2)
    expect(await refusal(declared, conflict, act(content, 'evaluator-1', 'evaluator'))).toBe('effect_declared')
    // Declared on the recognition that led to the certificate, and of no conflict there.
    const pending = [declared, act(content, 'evaluator-1', 'evaluator'), become(content)]
    const suspend = act(content, 'decider-1', 'decision-maker', 3, 'suspended')
    expect(await refusal(...pending, suspend)).toBeUndefined()
    const onCase = `insert into reviews.conflicts (authority, recognition_id, person_id, declared_at)
      select 'mo', recognition_id, 'decider-1', now() from reviews.recognitions where evaluation_id = '${content.evaluationId}'`
    expect(await refusal(...pending, onCase, suspend)).toBe('conflict_declared')
  })

  test('that who served the holder since the decision does not act, and declares nothing but the conflict', async () => {
    const content = certificateOn(decided)
    await openEffectOf(cells, 'mo', content)
    await cells.rows(
      `insert into personnel.engagements values ('mo', 'decider-1', $1, 'consultancy', '2020-01-01', null, 'HK-UBI')`,
      [content.holder.identifier.value],
      'mo',
    )
    expect(await refusal(act(content, 'decider-1', 'decision-maker', 2, 'suspended'))).toBe('cooling_off')
    expect(await refusal(declare(content, 'decider-1', 'decision-maker'))).toBe('cooling_off')
    expect(await refusal(declare(content, 'decider-1', 'decision-maker', true))).toBeUndefined()
    await cells.rows('delete from personnel.engagements', [], 'mo')
  })

  test('that who substantiated a nonconformity does not suspend for it', async () => {
    const content = certificateOn(decided)
    await openEffectOf(cells, 'mo', content)
    await cells.rows(
      `insert into personnel.authorisations values ('mo', 'aut-two', 'decider-1', 'evaluator', now() - interval '1 day', now() + interval '1 day')`,
      [],
      'mo',
    )
    const found = [declare(content, 'decider-1', 'evaluator'), act(content, 'decider-1', 'evaluator')]
    const suspended = act(content, 'decider-1', 'decision-maker', 3, 'suspended')
    expect(await refusal(...found, suspended)).toBe('did_not_substantiate')
    await cells.rows("delete from personnel.authorisations where authorisation_id = 'aut-two'", [], 'mo')
  })

  test('that an effect begins as the case was decided', async () => {
    const content = certificateOn(decided)
    await openEffectOf(cells, 'mo', content)
    const copy = (evaluationId: string, status = 'active') =>
      `insert into reviews.effects (authority, certificate_number, lead_authority, jurisdiction, version, status, evaluation_id,
         certificate_digest, conditions, state, updated_at)
       select authority, 'GBAAI-H001-26-L-09999-X', lead_authority, jurisdiction, 1, '${status}', ${evaluationId},
         certificate_digest, conditions, state, now()
       from reviews.effects where certificate_number = '${number(content)}'`
    expect(await refusal(copy('evaluation_id'))).toBeUndefined()
    expect(await refusal(copy('evaluation_id', 'suspended'))).toBe('effect_decided')
    expect(await refusal(copy('evaluation_id', 'reserved'))).toBe('effect_decided')
    expect(await refusal(copy("'evl_other'"))).toBe('effect_decided')
  })
})
