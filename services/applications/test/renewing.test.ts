import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApplicationsUnderTest, harbour, startApplications, victoria } from './applications-service.fixture.ts'
import {
  acceptAnew,
  answerAll,
  caseAt,
  checkLodgement,
  codesOf,
  digest,
  follow,
  succeeded,
  type TestCase,
  toDeclared,
} from './case.fixture.ts'

let service: ApplicationsUnderTest
beforeAll(async () => {
  service = await startApplications()
})
afterAll(() => service.close())

const submission = { declarationNotLodgedElsewhere: true }

describe('a certificate', () => {
  const numbered = (end: string) =>
    `GBAAI-H001-26-L-9${String(Math.floor(Math.random() * 10_000)).padStart(4, '0')}-${end}`
  /** What the certificates service has the database do when a certificate is public. */
  const certify = async ({ applicationId }: TestCase, validUntil: string) => {
    const follows = numbered('3')
    await service.admin.query(
      `insert into applications.own_certificates (authority, certificate_number, application_id, applicant_id)
       select authority, $2, application_id, applicant_id from applications.applications where application_id = $1`,
      [applicationId, follows],
    )
    await service.admin.query(
      'update applications.lodgements set certificate_number = $2, valid_until = $3 where application_id = $1',
      [applicationId, follows, validUntil],
    )
    return follows
  }
  const later = '2099-01-01T00:00:00.000Z'
  const renewalOf = async (certified: TestCase, follows: string) => {
    const { organisationId, aiSystemId } = certified
    const body = {
      organisationId,
      aiSystemId,
      edition: 'GBA-AI 2026-1',
      riskClass: 'minimal',
      modalities: ['nlp'],
      placesOfUse: ['HK'],
      follows,
    }
    return service.send('openApplication', harbour, { body })
  }

  test('keeps the weights lodged until it ends', async () => {
    const weightsDigest = digest()
    const certified = await caseAt(service, 'contracted', { weightsDigest })
    await certify(certified, later)
    const other = await caseAt(service, 'declared', { weightsDigest, applicant: victoria })
    expect(codesOf(await acceptAnew(other))).toEqual(['lodged-with hk'])
    await service.admin.query('update applications.lodgements set valid_until = now() where application_id = $1', [
      certified.applicationId,
    ])
    expect((await acceptAnew(other)).status).toBe(200)
  })

  test('is not in the way of a renewal that names it, which takes its place before all others', async () => {
    const weightsDigest = digest()
    const certified = await caseAt(service, 'contracted', { weightsDigest })
    const follows = await certify(certified, later)
    await caseAt(service, 'submitted', { weightsDigest, applicant: victoria })
    const renewal = follow(service, harbour, succeeded(await renewalOf(certified, follows)).body)
    await answerAll(service, renewal)
    await renewal.take('submitApplication', harbour, submission)
    await checkLodgement(service, renewal)
    expect((await acceptAnew(await toDeclared(service, renewal))).status).toBe(200)
  })
})

describe('a renewal', () => {
  test('names a certificate of its applicant, and none of another', async () => {
    const follows = 'GBAAI-H001-26-L-00003-3'
    const certified = await caseAt(service, 'draft')
    await service.admin.query(
      `insert into applications.own_certificates (authority, certificate_number, application_id, applicant_id)
       select authority, $2, application_id, applicant_id from applications.applications where application_id = $1`,
      [certified.applicationId, follows],
    )
    const body = {
      organisationId: certified.organisationId,
      aiSystemId: certified.aiSystemId,
      edition: 'GBA-AI 2026-1',
      riskClass: 'minimal',
      modalities: ['nlp'],
      placesOfUse: ['HK'],
      follows,
    }
    const renewal = succeeded(await service.send('openApplication', harbour, { body }))
    expect(renewal.body).toMatchObject({ follows, status: 'draft' })
    const another = await caseAt(service, 'draft')
    const { organisationId, aiSystemId } = another
    const refused = await service.send('openApplication', harbour, { body: { ...body, organisationId, aiSystemId } })
    expect(codesOf(refused)).toEqual([`certificate-not-own ${follows}`])
    const foreign = await caseAt(service, 'draft', { applicant: victoria })
    const theirs = { ...body, organisationId: foreign.organisationId, aiSystemId: foreign.aiSystemId }
    expect(codesOf(await service.send('openApplication', victoria, { body: theirs }))).toEqual([
      `certificate-not-own ${follows}`,
    ])
  })
})
