import { effectStatement } from '@concert/contracts/certificate-content'
import { certificateRecord, signEffectStatement } from '@concert/contracts/certificates'
import { eventSchemas } from '@concert/contracts/events/streams'
import { publicKeySet } from '@concert/credentials/keys'
import { verifyStatement } from '@concert/credentials/statement'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { grantedCase, pastTheTriggers, seedCase, seedDecidedPeer } from './case.fixture.ts'
import { askToAttest, type Cell, type Cells, startCells } from './cells.fixture.ts'

const PENDING_AT = '2026-11-20T08:00:00.000Z'
const SUSPENDED_AT = '2026-11-21T08:00:00.000Z'

let cells: Cells
let certificateNumber: string
let certificateDigest: string
beforeAll(async () => {
  cells = await startCells()
})
afterAll(() => cells.close())

beforeEach(async () => {
  const { hk, mo, send } = cells
  const dossier = grantedCase({ placesOfUse: ['HK', 'MO'] })
  await seedCase(hk, dossier)
  await seedDecidedPeer(hk, dossier, mo, { decision: 'recognise' })
  const { body } = await send('storeIntent', 'hk', { body: { evaluationId: dossier.evaluationId } })
  const record = certificateRecord.parse(body)
  ;({ certificateNumber, certificateDigest } = record)
  await askToAttest(cells, 'mo', record.content)
  await seedEffect(mo)
})

const REASON = { en: 'The disclosure disappeared.', pt: 'A informação desapareceu.', 'zh-Hant': '披露已消失。' }
const UNTIL = { en: 'Until it is restored.', pt: 'Até à sua reposição.', 'zh-Hant': '直至恢復為止。' }

/** Macao's effect as `reviews` keeps it: issued, then a nonconformity substantiated, then suspended. */
async function seedEffect({ admin, authority }: Cell): Promise<void> {
  await pastTheTriggers(
    admin,
    `insert into reviews.effects (authority, certificate_number, lead_authority, jurisdiction, version, status, evaluation_id,
       certificate_digest, conditions, state, updated_at)
     values ($1, $2, 'hk', 'MO', 3, 'suspended', 'evl_1', repeat('0', 64), $3, '{}', now())`,
    [authority, certificateNumber, JSON.stringify(['Notify the DSPDP.'])],
  )
  const acts = [
    [2, 'evaluator-1', 'evaluator', 'action-pending', REASON, PENDING_AT],
    [3, 'decider-1', 'decision-maker', 'suspended', UNTIL, SUSPENDED_AT],
  ] as const
  for (const [version, person, as, status, reason, at] of acts) {
    await pastTheTriggers(
      admin,
      `insert into reviews.effect_actions (authority, certificate_number, version, person_id, function, status, reason, clause,
         acted_at) values ($1, $2, $3, $4, $5, $6, $7, 'iso17065-7.11.1', $8)`,
      [authority, certificateNumber, version, person, as, status, JSON.stringify(reason), at],
    )
  }
}

const pending = () => ({ certificateNumber, sequence: 1 })
const suspended = () => ({ certificateNumber, sequence: 2 })

/** What Macao's record says of its first change, in the words in which it was decided. */
function decided() {
  return {
    certificateNumber,
    authority: 'mo',
    jurisdiction: 'MO',
    status: 'action-pending',
    conditions: ['Notify the DSPDP.'],
    reason: REASON,
    clause: 'iso17065-7.11.1',
    at: PENDING_AT,
    sequence: 1,
    certificateDigest,
  }
}

const sign = (body: object, authority: 'hk' | 'mo' = 'mo') => cells.send('signEffectStatement', authority, { body })

async function refusalOf(body: object, authority: 'hk' | 'mo' = 'mo') {
  const answer = await sign(body, authority)
  return [answer.status, (answer.body.errors ?? []).map(({ code }) => code)]
}

describe('signing a statement on an effect', () => {
  it('signs what was decided, in every language of it, although the effect has moved on since', async () => {
    const answer = await sign(pending())
    expect(answer.status).toBe(201)
    const { statement, sequence } = signEffectStatement.success.body.parse(answer.body)
    const keys = publicKeySet(cells.mo.key)
    const payload = await verifyStatement('concert-effect+jws', statement, keys, effectStatement)
    expect(payload).toEqual(decided())
    expect(sequence).toBe(1)
  })

  it('signs the changes of an effect in their order, one event each', async () => {
    await sign(pending())
    expect((await sign(suspended())).status).toBe(201)
    const { rows } = await cells.mo.admin.query<{ version: number; type: string; payload: unknown }>(
      `select version, type, payload from platform.events where stream = 'effect-statement' and stream_id = $1 order by version`,
      [certificateNumber],
    )
    expect(rows.map(({ version, type }) => [version, type])).toEqual([
      [1, 'EffectStatementSigned'],
      [2, 'EffectStatementSigned'],
    ])
    const payload = eventSchemas['effect-statement'].EffectStatementSigned.parse(rows[1]?.payload)
    expect(payload).toMatchObject({ certificateNumber, leadAuthority: 'hk', applicationId: null })
  })

  it('has a statement wait for the one before it, and does not keep that answer', async () => {
    const early = await cells.send('signEffectStatement', 'mo', { body: suspended(), key: 'early' })
    expect([early.status, early.headers['retry-after']]).toEqual([503, '1'])
    await sign(pending())
    expect((await cells.send('signEffectStatement', 'mo', { body: suspended(), key: 'early' })).status).toBe(201)
  })

  it('answers the same statement to a repetition, also to twenty at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => sign(pending())))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    for (const { body } of answers) expect(body).toEqual(answers[0]?.body)
    const { rowCount } = await cells.mo.admin.query(
      'select from certificates.effect_statements where certificate_number = $1',
      [certificateNumber],
    )
    expect(rowCount).toBe(1)
  })

  it('takes no word of it from whoever asks', async () => {
    const answer = await sign({ ...decided(), reason: { ...REASON, pt: 'Outra razão.' } })
    expect(answer.status).toBe(400)
    const { certificateDigest: _certificateDigest, ...worded } = decided()
    expect((await sign(worded)).status).toBe(400)
    expect((await sign(pending())).status).toBe(201)
  })

  it('answers what it signed although the record says something else since', async () => {
    const { body } = await sign(pending())
    await pastTheTriggers(
      cells.mo.admin,
      `update reviews.effect_actions set reason = jsonb_set(reason, '{pt}', '"Outra razão."') where certificate_number = $1`,
      [certificateNumber],
    )
    expect((await sign(pending())).body).toEqual(body)
  })

  it('signs no change that is not on record', async () => {
    expect(await refusalOf({ certificateNumber, sequence: 3 })).toEqual([422, ['not-decided']])
  })

  it('refuses a certificate of which this cell keeps no effect', async () => {
    expect(await refusalOf(pending(), 'hk')).toEqual([422, ['not-decided']])
  })

  it('is answered 404 for a certificate this cell does not have', async () => {
    const answer = await cells.send('signEffectStatement', 'cn-gd', { body: pending() })
    expect(answer.status).toBe(404)
  })

  it('leaves no row when its transaction fails, and one statement on the repetition', async () => {
    await cells.mo.admin.query(`
      create function platform.fail_for_test() returns trigger language plpgsql as $$ begin raise exception 'no space'; end $$;
      create trigger fail_for_test before insert on platform.outbox for each row execute function platform.fail_for_test()`)
    const failed = await sign(pending())
    await cells.mo.admin.query('drop trigger fail_for_test on platform.outbox; drop function platform.fail_for_test()')
    const rows = 'select from certificates.effect_statements where certificate_number = $1'
    expect(failed.status).toBe(500)
    expect((await cells.mo.admin.query(rows, [certificateNumber])).rowCount).toBe(0)
    expect((await sign(pending())).status).toBe(201)
  })
})
