import { randomUUID } from 'node:crypto'
import { answerRequirements, getApplication, openApplication, submitApplication } from '@concert/contracts/applications'
import { loadEdition } from '@concert/schemes/load-edition'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerAll, openDraft } from '../story/apply.ts'
import { companySession, type Session } from '../story/session.ts'
import { send } from './send.fixture.ts'
import { startWhole, type Whole } from './whole.fixture.ts'

let whole: Whole
let harbour: Session

beforeAll(async () => {
  whole = await startWhole()
  harbour = await companySession(whole.world, 'hk', 'harbour-legal')
}, 120_000)

afterAll(() => whole?.stop())

const organisation = {
  names: { en: 'A company' },
  address: '1 Road',
  contact: { name: 'A person', email: 'a.person@company.example' },
}

describe('an organisation is refused with the position of each wrong character of its identifier', () => {
  const wrong = [
    ['USCC', 'CN', '91440100MAYY000264', ['position 18']],
    ['USCC', 'CN', '91440100MAYY000273', ['position 17', 'position 18']],
    ['USCC', 'CN', '91440100MAYY0002I3', ['position 17']],
    ['HK-UBI', 'HK', '9999001X', ['position 8']],
    ['HK-UBI', 'HK', '9A990017', ['position 2']],
    ['MO-TAX', 'MO', '09990011', ['position 1']],
    ['MO-TAX', 'MO', '8999O011', ['position 5']],
  ] as const

  it.each(wrong)('%s of %s: %s', async (scheme, place, value, positions) => {
    const sent = { token: await harbour.tokenFor('applications'), idempotencyKey: randomUUID() }
    const body = { ...organisation, place, identifier: { scheme, value } }
    const refused = await send(whole.origin, 'POST /hk/v1/organisations', { ...sent, body })
    expect(refused.status, JSON.stringify(refused.body)).toBe(422)
    expect(refused.problem.code).toBe('rules-not-met')
    const named = refused.problem.errors ?? []
    expect(named.map(({ subject }) => subject)).toEqual([...positions])
    for (const { pointer, message, subject } of named) {
      expect(pointer).toBe('/identifier/value')
      expect(message.toLowerCase()).toContain(subject)
    }
  })

  it('LEI beside it: position 20', async () => {
    const identifier = { scheme: 'HK-UBI', value: '99990017' }
    const body = { ...organisation, place: 'HK', identifier, lei: '5493001KJTIIGC8Y1R13' }
    const sent = { token: await harbour.tokenFor('applications'), idempotencyKey: randomUUID(), body }
    const refused = await send(whole.origin, 'POST /hk/v1/organisations', sent)
    expect(refused.problem.errors).toMatchObject([{ pointer: '/lei', subject: 'position 20' }])
  })

  it('and nothing of it is kept', async () => {
    const kept = 'select count(*) from applications.organisations where applicant_id = $1'
    expect(await whole.count('hk', kept, ['harbour-legal'])).toBe(0)
  })
})

describe('an answer is refused', () => {
  it('when its requirement is unknown, and when it does not apply, each by its place; and none of them is kept', async () => {
    const { applicant, draft } = await openDraft(whole.world)
    const { applicationId } = draft
    const applicable = draft.requirements.map(({ requirementId }) => requirementId)
    const foreign = requirementsOfEdition().find((id) => !applicable.includes(id as never)) ?? ''
    const ids = [applicable[0] ?? '', 'GBA-AI-TS-99', foreign]
    const refused = await applicant.refused(getApplication, answerRequirements, {
      params: { applicationId },
      body: { answers: ids.map((requirementId) => ({ requirementId, statement: 'Met.', evidence: [] })) },
    })
    expect(refused.status).toBe(422)
    expect(refused.problem.errors).toMatchObject([
      { pointer: '/answers/1/requirementId', code: 'requirement-unknown', subject: 'GBA-AI-TS-99' },
      { pointer: '/answers/2/requirementId', code: 'requirement-not-applicable', subject: foreign },
    ])
    const { body } = await applicant.call(getApplication, { params: { applicationId } })
    expect(body.answers).toEqual([])
    expect(body.version).toBe(draft.version)
  })
})

describe('answers whose answer was lost on its way', () => {
  it('are sent again on a stale version, found stored, and stored once', async () => {
    const { applicant, draft } = await openDraft(whole.world)
    const { etag } = await applicant.call(getApplication, { params: { applicationId: draft.applicationId } })
    const sentTwice: Session = {
      ...applicant,
      async command(_read, command, call) {
        await applicant.call(command, { ...call, ifMatch: etag ?? '' })
        return applicant.call(command, { ...call, ifMatch: etag ?? '' })
      },
    }
    await answerAll(whole.world, sentTwice, draft)
    const { body } = await applicant.call(getApplication, { params: { applicationId: draft.applicationId } })
    expect(body.answers).toHaveLength(draft.requirements.length)
    expect(body.version).toBe(draft.version + 1)
  })

  it('are not taken for stored when another change was', async () => {
    const { applicant, draft } = await openDraft(whole.world)
    const [requirement] = draft.requirements
    const params = { applicationId: draft.applicationId }
    const { etag } = await applicant.call(getApplication, { params })
    const overtaken: Session = {
      ...applicant,
      async command(_read, command, call) {
        const other = { requirementId: requirement?.requirementId ?? '', statement: 'Another.', evidence: [] }
        await applicant.command(getApplication, answerRequirements, { params, body: { answers: [other] } })
        return applicant.call(command, { ...call, ifMatch: etag ?? '' })
      },
    }
    await expect(answerAll(whole.world, overtaken, draft)).rejects.toMatchObject({ status: 412 })
  })
})

describe('a system of the class unacceptable', () => {
  it('is refused with the prohibited practice named, and stays a draft', async () => {
    const applicant = await companySession(whole.world, 'hk', 'bay-social-scoring')
    const [system] = await whole.rows(
      'hk',
      'select organisation_id, ai_system_id from applications.ai_systems where applicant_id = $1',
      ['bay-social-scoring'],
    )
    const opened = await applicant.call(openApplication, {
      body: {
        organisationId: String(system?.['organisation_id']),
        aiSystemId: String(system?.['ai_system_id']),
        edition: 'GBA-AI 2026-1',
        riskClass: 'unacceptable',
        modalities: ['ml'],
        placesOfUse: ['HK'],
        prohibitedPractice: 'social-scoring',
      },
    })
    const params = { applicationId: opened.body.applicationId }
    const body = { declarationNotLodgedElsewhere: true }
    const refused = await applicant.refused(getApplication, submitApplication, { params, body })
    expect(refused.status).toBe(422)
    const named = refused.problem.errors?.find(({ code }) => code === 'class-unacceptable')
    expect(named).toMatchObject({ pointer: '/riskClass', clause: 'euaia-5', subject: 'social-scoring' })
    expect(named?.message).toContain('Social scoring of natural persons')
    expect((await applicant.call(getApplication, { params })).body.status).toBe('draft')
  })
})

describe('the same Idempotency-Key', () => {
  it('with the same body answers the same once more, and with another body is refused; there is one effect', async () => {
    const { draft } = await openDraft(whole.world)
    const body = {
      organisationId: draft.organisationId,
      names: { en: 'Twice' },
      version: '1',
      weightsDigest: '1'.repeat(64),
      intendedPurpose: 'To be registered once.',
    }
    const sent = { token: await harbour.tokenFor('applications'), idempotencyKey: randomUUID() }
    const line = 'POST /hk/v1/ai-systems'
    const first = await send(whole.origin, line, { ...sent, body })
    const again = await send(whole.origin, line, { ...sent, body })
    const other = await send(whole.origin, line, { ...sent, body: { ...body, weightsDigest: '2'.repeat(64) } })
    expect(first.status).toBe(201)
    expect(again).toMatchObject({ status: 201, body: first.body })
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(other).toMatchObject({ status: 422, problem: { code: 'idempotency-key-reused' } })
    const kept = 'select count(*) from applications.ai_systems where weights_digest = any($1)'
    expect(await whole.count('hk', kept, [['1'.repeat(64), '2'.repeat(64)]])).toBe(1)
  })
})

describe('a command on a version that is not the present one', () => {
  it('is refused with the present one and its ETag; without If-Match it is not looked at', async () => {
    const { applicant, draft } = await openDraft(whole.world)
    await answerAll(whole.world, applicant, draft)
    const line = `POST /hk/v1/applications/${draft.applicationId}/submit`
    const sent = { token: await applicant.tokenFor('applications'), body: { declarationNotLodgedElsewhere: true } }
    const stale = await send(whole.origin, line, {
      ...sent,
      ifMatch: `"${draft.version}"`,
      idempotencyKey: randomUUID(),
    })
    expect(stale).toMatchObject({ status: 412, problem: { code: 'version-mismatch', current: { status: 'draft' } } })
    expect(stale.headers.get('etag')).toBe(`"${(stale.problem.current as { version: number }).version}"`)
    const without = await send(whole.origin, line, { ...sent, idempotencyKey: randomUUID() })
    expect(without).toMatchObject({ status: 428, problem: { code: 'precondition-required' } })
    const { body } = await applicant.call(getApplication, { params: { applicationId: draft.applicationId } })
    expect(body.status).toBe('draft')
  })
})

describe('a hundred submissions of one draft at once', () => {
  it('have exactly one effect: one success, one event, one audit line', async () => {
    const { applicant, draft } = await openDraft(whole.world)
    const { applicationId } = draft
    await answerAll(whole.world, applicant, draft)
    const { etag = '' } = await applicant.call(getApplication, { params: { applicationId } })
    const token = await applicant.tokenFor('applications')
    const submit = () =>
      send(whole.origin, `POST /hk/v1/applications/${applicationId}/submit`, {
        token,
        body: { declarationNotLodgedElsewhere: true },
        ifMatch: etag,
        idempotencyKey: randomUUID(),
      })
    const answers = await Promise.all(Array.from({ length: 100 }, submit))
    const statuses = Object.groupBy(answers, ({ status }) => status)
    expect(statuses[200]).toHaveLength(1)
    // Who waited too long for the lock is told to come again; everyone else learns what is there now.
    expect(Object.keys(statuses).filter((status) => !['200', '412', '503'].includes(status))).toEqual([])
    const event = 'select count(*) from platform.events where type = $1 and stream_id = $2'
    expect(await whole.count('hk', event, ['ApplicationSubmitted', applicationId])).toBe(1)
    const line = "select count(*) from audit.lines where line::jsonb ->> 'action' = $1 and line like '%' || $2 || '%'"
    expect(await whole.count('hk', line, ['application.submitted', applicationId])).toBe(1)
  })
})

function requirementsOfEdition(): string[] {
  return loadEdition('GBA-AI 2026-1').requirements.map(({ id }) => id)
}
