import type { CertificateContent } from '@concert/contracts/certificate-content'
import { eventSchemas } from '@concert/contracts/events/streams'
import type { Problem } from '@concert/contracts/problems'
import {
  declareEffectImpartiality,
  getEffect,
  substantiateNonconformity,
  suspendEffect,
} from '@concert/contracts/recognitions'
import type { Authority } from '@concert/domain/jurisdictions'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Cells, staff, startReviews } from './cell.fixture.ts'
import { certificateOn, type DecidedTwice, decideTwice, openEffectOf } from './effect.fixture.ts'
import { decideInMacao, openRecognitionCase } from './recognition.fixture.ts'

let cells: Cells
let decided: DecidedTwice

beforeAll(async () => {
  cells = await startReviews(['hk', 'mo'])
  decided = await decideTwice(cells)
})
afterAll(async () => {
  await cells.close()
})

const certificate = (change: Partial<CertificateContent> = {}) => certificateOn(decided, change)
const open = (authority: Authority, content: CertificateContent) => openEffectOf(cells, authority, content)

function codesOf(answer: { problem: Problem }): string[] {
  return (answer.problem.errors ?? []).map((error) => error.code)
}

const reason = {
  en: 'The Portuguese disclosure disappeared.',
  'zh-Hant': '葡文披露已消失。',
  pt: 'A informação em português desapareceu.',
}
const none = { conflict: false, statement: 'No relation with the holder.' }

function of(content: CertificateContent, authority: Authority = 'mo') {
  const params = { certificateNumber: content.certificateNumber }
  return {
    read: () => cells.call(getEffect, staff('evaluator-1'), { authority, params }),
    declare: (by: string, as: 'evaluator' | 'decision-maker', conflict = false) =>
      cells.call(declareEffectImpartiality, staff(by), {
        authority,
        params,
        body: { ...none, function: as, conflict },
      }),
    substantiate: (by: string, version: number, given: object = reason) =>
      cells.call(substantiateNonconformity, staff(by), {
        authority,
        params,
        body: { source: 'complaint', reason: given as typeof reason },
        version,
      }),
    suspend: (by: string, version: number, given: object = reason) =>
      cells.call(suspendEffect, staff(by), { authority, params, body: { reason: given as typeof reason }, version }),
  }
}

describe('opening an effect', () => {
  test('each authority opens its own, active where it decided without reservation', async () => {
    const content = certificate()
    const macao = await open('mo', content)
    expect(macao.status).toBe(201)
    expect(macao.body).toMatchObject({
      authority: 'mo',
      jurisdiction: 'MO',
      status: 'active',
      version: 1,
      conditions: ['Portuguese notice'],
      history: [{ status: 'active', clause: 'iso17065-7.7.3', reason: { en: 'The certificate was issued.' } }],
    })
    expect((await open('hk', content)).body).toMatchObject({ authority: 'hk', jurisdiction: 'HK', conditions: [] })
  })

  test('there is one a certificate, however often it is opened; another content is refused', async () => {
    const content = certificate()
    const answers = await Promise.all(Array.from({ length: 10 }, () => open('mo', content)))
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 201))
    const events = await cells.rows(
      'select from platform.events where stream_id = $1',
      [content.certificateNumber],
      'mo',
    )
    expect(events).toHaveLength(1)
    expect(codesOf(await open('mo', { ...content, nonce: '1'.repeat(32) }))).toEqual(['certificate-digest-differs'])
  })

  test('a certificate that not all have signed who must, or somebody else has, is refused, at first and again', async () => {
    const content = certificate()
    const { certificate: keys, exchange } = cells.keys
    const forged = async () => [
      codesOf(await openEffectOf(cells, 'mo', content, ['hk'])),
      codesOf(await openEffectOf(cells, 'mo', content, ['mo'])),
      codesOf(await openEffectOf(cells, 'mo', content, ['cn-gd'])),
      codesOf(await openEffectOf(cells, 'mo', content, ['hk', 'mo'], exchange)),
      codesOf(await openEffectOf(cells, 'mo', content, ['hk', 'mo'], { ...keys, hk: exchange.hk })),
    ]
    const refused = [
      ['not-signed'],
      ['not-signed'],
      ['authority-not-named', 'not-signed', 'not-signed'],
      ['unknown-key', 'unknown-key', 'not-signed', 'not-signed'],
      ['unknown-key', 'not-signed'],
    ]
    expect(await forged()).toEqual(refused)
    expect((await open('mo', content)).status).toBe(201)
    expect(await forged()).toEqual(refused)
  })

  test('an unknown edition is refused', async () => {
    expect(codesOf(await open('mo', certificate({ edition: 'GBA-AI 2031-7' })))).toEqual(['edition-unknown'])
  })

  test('an authority that refused, or is not named, has no effect to open', async () => {
    const { decisions } = certificate()
    const refused = decisions.map((one) => (one.authority === 'mo' ? { ...one, decision: 'refuse' as const } : one))
    expect(codesOf(await open('mo', certificate({ decisions: refused })))).toEqual(['no-effect-here'])
    const unnamed = decisions.filter((one) => one.authority !== 'mo')
    expect(codesOf(await open('mo', certificate({ decisions: unnamed })))).toEqual(['no-effect-here'])
  })

  test('a content that is not what this cell decided is refused', async () => {
    const { decisions } = certificate()
    const reserved = decisions.map((one) => (one.authority === 'mo' ? { ...one, decision: 'reserve' as const } : one))
    expect(codesOf(await open('mo', certificate({ decisions: reserved })))).toEqual(['not-granted'])
    expect(codesOf(await open('mo', certificate({ evaluationDigest: 'b'.repeat(64) })))).toEqual(['not-granted'])
    expect(codesOf(await open('hk', certificate({ evaluationDigest: 'b'.repeat(64) })))).toEqual(['not-granted'])
    const evaluationId = 'evl_0197f3a0-0000-7000-8000-000000000001' as CertificateContent['evaluationId']
    expect(codesOf(await open('hk', certificate({ evaluationId })))).toEqual(['not-granted', 'agreement-not-signed'])
  })

  test('a content that the lints speak against is refused', async () => {
    expect(codesOf(await open('mo', certificate({ validTo: '2027-01-01' })))).toEqual(['validity-not-of-class'])
  })

  test('an effect is opened although the authorisation of the signatories has ended since the signature', async () => {
    const expire = (interval: string) =>
      cells.rows(
        `update personnel.authorisations set valid_until = now() + interval '${interval}' where function = 'signatory'`,
        [],
        'mo',
      )
    await expire('-1 day')
    expect((await open('mo', certificate())).status).toBe(201)
    await expire('1 year')
  })

  test('an authority that reserved opens a reserved effect', async () => {
    const recognition = await openRecognitionCase(cells, {
      ...decided.granted.dossier,
      evaluationId: 'evl_0197f3a0-0000-7000-8000-00000000000a' as CertificateContent['evaluationId'],
    })
    await decideInMacao(recognition, 'reserve', ['Portuguese notice'])
    const decidedAt = (await recognition.read()).decision?.at ?? ''
    const decisions = certificate().decisions.map((one) =>
      one.authority === 'mo' ? { ...one, decision: 'reserve' as const, decidedAt } : one,
    )
    const { evaluationId } = await recognition.read()
    const opened = await open('mo', certificate({ decisions, evaluationId }))
    expect(opened.body).toMatchObject({ status: 'reserved', history: [{ reason: { pt: /diferida/ } }], actions: [] })
  })
})

describe('acting on an effect', () => {
  test('a nonconformity is substantiated, then the effect suspended; each states it in its languages and order', async () => {
    const content = certificate()
    await open('mo', content)
    await open('hk', content)
    const effect = of(content)
    expect((await effect.declare('evaluator-1', 'evaluator')).status).toBe(200)
    const pending = await effect.substantiate('evaluator-1', 1)
    expect(pending.body).toMatchObject({ status: 'action-pending', version: 2 })
    const suspended = await effect.suspend('decider-1', 2)
    expect(suspended.status).toBe(200)
    expect(suspended.body).toMatchObject({ status: 'suspended', version: 3, actions: [] })
    expect(suspended.body.history?.map((entry) => [entry.status, entry.reason.pt, entry.by])).toEqual([
      ['active', 'O certificado foi emitido.', 'workflows'],
      ['action-pending', reason.pt, 'evaluator-1'],
      ['suspended', reason.pt, 'decider-1'],
    ])
    const events = await cells.rows<{ type: 'NonconformitySubstantiated' | 'EffectSuspended'; payload: unknown }>(
      "select type, payload from platform.events where stream = 'effect' and stream_id = $1 and version > 1 order by version",
      [content.certificateNumber],
      'mo',
    )
    const statements = events.map((event) => eventSchemas.effect[event.type].parse(event.payload).statement)
    expect(statements).toMatchObject([
      { status: 'action-pending', sequence: 1, clause: 'iso17065-7.11.1', reason },
      {
        certificateNumber: content.certificateNumber,
        authority: 'mo',
        jurisdiction: 'MO',
        status: 'suspended',
        conditions: ['Portuguese notice'],
        sequence: 2,
        at: suspended.body.history?.[2]?.at,
      },
    ])
    expect((await of(content, 'hk').read()).body.status).toBe('active')
  })

  test('a reason is given in every authoritative language of the place, and may be in others', async () => {
    const content = certificate()
    await open('mo', content)
    const effect = of(content)
    await effect.declare('evaluator-1', 'evaluator')
    const refused = await effect.substantiate('evaluator-1', 1, { en: reason.en })
    expect(refused.problem.errors).toMatchObject([
      { pointer: '/reason/zh-Hant', code: 'reason-language-missing', clause: 'gbaai-languages' },
      { pointer: '/reason/pt', code: 'reason-language-missing', clause: 'gbaai-languages' },
    ])
    const { en: _en, ...ofMacao } = reason
    expect((await effect.substantiate('evaluator-1', 1, ofMacao)).status).toBe(200)
    expect(codesOf(await effect.suspend('decider-1', 2, { pt: reason.pt }))).toEqual(['reason-language-missing'])
    expect((await effect.suspend('decider-1', 2, ofMacao)).status).toBe(200)
  })

  test('who substantiated the nonconformity does not suspend for it', async () => {
    const content = certificate()
    await open('mo', content)
    const effect = of(content)
    await cells.rows(
      `insert into personnel.authorisations values ('mo', 'aut-both', 'decider-1', 'evaluator', now() - interval '1 day', now() + interval '1 day')`,
      [],
      'mo',
    )
    await effect.declare('decider-1', 'evaluator')
    expect((await effect.substantiate('decider-1', 1)).status).toBe(200)
    expect(codesOf(await effect.suspend('decider-1', 2))).toEqual(['substantiated-the-nonconformity'])
    await cells.rows("delete from personnel.authorisations where authorisation_id = 'aut-both'", [], 'mo')
  })

  test('an effect is not suspended before a nonconformity is substantiated, nor on an older version', async () => {
    const content = certificate()
    await open('mo', content)
    const effect = of(content)
    expect((await effect.suspend('decider-1', 1)).problem.allowed_actions).toEqual(['substantiateNonconformity'])
    expect((await effect.substantiate('evaluator-1', 7)).status).toBe(412)
    expect((await effect.read()).etag).toBe('"1"')
  })

  test('a function that is not held is not declared for, nor by who served the holder within two years', async () => {
    const content = certificate()
    await open('mo', content)
    const effect = of(content)
    expect((await effect.declare('evaluator-1', 'decision-maker')).status).toBe(403)
    await cells.rows(
      `insert into personnel.engagements values ('mo', 'evaluator-3', $1, 'employment', '2020-01-01', null)`,
      [content.holder.identifier.value],
      'mo',
    )
    expect(codesOf(await effect.declare('evaluator-3', 'evaluator'))).toEqual(['cooling-off'])
    await cells.rows('delete from personnel.engagements', [], 'mo')
  })

  test('declaring leaves the version of the effect as it is and is on record', async () => {
    const content = certificate()
    await open('mo', content)
    const declared = await of(content).declare('evaluator-1', 'evaluator')
    expect(declared.body.version).toBe(1)
    const events = await cells.rows<{ type: string }>(
      "select type from platform.events where stream = 'effect-declaration' and stream_id = $1",
      [`${content.certificateNumber}.evaluator-1`],
      'mo',
    )
    expect(events).toEqual([{ type: 'EffectImpartialityDeclared' }])
  })
})

test('who consults for the holder years after the decision does not act on its effect', async () => {
  const content = certificate()
  await open('mo', content)
  const effect = of(content)
  await effect.declare('evaluator-1', 'evaluator')
  await effect.substantiate('evaluator-1', 1)
  await cells.rows(
    `insert into personnel.engagements values ('mo', 'decider-1', $1, 'consultancy', '2020-01-01', now()::date - 300, 'HK-UBI')`,
    [content.holder.identifier.value],
    'mo',
  )
  const refused = await effect.suspend('decider-1', 2)
  // With the clause, which the database does not name: the refusal is the machine's.
  expect(refused.problem.errors).toMatchObject([{ code: 'cooling-off', clause: 'iso17065-4.2.10' }])
  expect((await effect.suspend('decider-2', 2)).status).toBe(200)
  await cells.rows('delete from personnel.engagements', [], 'mo')
  const acts = await cells.rows(
    'select person_id, function, status, version from reviews.effect_actions where certificate_number = $1 order by version',
    [content.certificateNumber],
    'mo',
  )
  expect(acts).toEqual([
    { person_id: 'evaluator-1', function: 'evaluator', status: 'action-pending', version: 2 },
    { person_id: 'decider-2', function: 'decision-maker', status: 'suspended', version: 3 },
  ])
})

test('a cell that led the case knows the declarations made in it', async () => {
  const content = certificate()
  await open('hk', content)
  const rows = await cells.rows<{ evaluator_id: string }>('select distinct evaluator_id from reviews.findings')
  const effect = of(content, 'hk')
  expect((await effect.substantiate(rows[0]?.evaluator_id ?? '', 1)).status).toBe(200)
  expect((await effect.suspend('decider-2', 2)).status).toBe(200)
})

// The last one: a conflict is one with the client, so it ends what these people do on all certificates of the case.
test('nobody acts without a declaration, or after declaring a conflict', async () => {
  const content = certificate()
  await open('mo', content)
  const effect = of(content)
  expect(codesOf(await effect.substantiate('evaluator-1', 1))).toEqual(['impartiality-not-declared'])
  await effect.declare('evaluator-1', 'evaluator')
  await effect.declare('evaluator-1', 'evaluator', true)
  expect(codesOf(await effect.substantiate('evaluator-1', 1))).toEqual(['impartiality-not-declared'])
  await effect.declare('evaluator-2', 'evaluator')
  expect((await effect.substantiate('evaluator-2', 1)).status).toBe(200)
  // Who declared on the recognition of this very case has declared; who did not, has not.
  expect(codesOf(await effect.suspend('decider-3', 2))).toEqual(['impartiality-not-declared'])
  await effect.declare('decider-1', 'decision-maker', true)
  expect(codesOf(await effect.suspend('decider-1', 2))).toEqual(['impartiality-not-declared'])
  expect((await effect.suspend('decider-2', 2)).status).toBe(200)
})
