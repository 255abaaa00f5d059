import type { Dossier } from '@concert/contracts/envelopes'
import { canonicalText } from '@concert/db/digest'
import { applicationStatuses } from '@concert/domain/application/state'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCase, seedApplication } from './case.fixture.ts'
import { type Cells, startReviews } from './cell.fixture.ts'
import { beginRaw, refusalOf } from './raw-sql.fixture.ts'
import { asNew, type Granted, grantInHongKong } from './recognition.fixture.ts'

// Raw SQL by the service's own role: whom a case is about, and how many decide it, is not for the caller to say, or cooling-off would
// be of somebody else, and two would decide what takes three.

let cells: Cells
let granted: Granted
beforeAll(async () => {
  cells = await startReviews(['hk', 'mo'])
  granted = await grantInHongKong(cells)
})
afterAll(async () => {
  await cells.close()
})

describe('an evaluation', () => {
  const content = '{"findings": {}, "nonconformities": []}'
  const insert = (applicationId: string, more: Readonly<Record<string, string>> = {}) => {
    const columns = { authority: 'hk', evaluation_id: 'evl_raw', application_id: applicationId, ...more }
    return `insert into reviews.evaluations (${Object.keys(columns).join()}, version, content, evaluators, state, case_file,
        opened_at, updated_at)
      values ('${Object.values(columns).join("','")}', 1, '${content}', '{}', '{}', '{}', now(), now()) returning *`
  }

  test.each(applicationStatuses.filter((status) => status !== 'contracted'))(
    'is not opened on an application that is %s',
    async (status) => {
      await using transaction = await beginRaw(cells)
      const applicationId = await seedApplication(cells, { status })
      expect(await refusalOf(transaction.run(insert(applicationId)))).toBe('application_contracted')
    },
  )

  test('is not opened on an application that is not there, or that the transaction may not see', async () => {
    await using transaction = await beginRaw(cells)
    expect(await refusalOf(transaction.run(insert('app_none')))).toBe('application_contracted')
    await using hidden = await beginRaw(cells)
    const applicationId = await seedApplication(cells)
    await hidden.run("select set_config('concert.applicant', 'kowloon-logistics', true)")
    expect(await refusalOf(hidden.run(insert(applicationId)))).toBe('application_contracted')
  })

  test('has the client, the applicant and the risk class of the application', async () => {
    const applicationId = await seedApplication(cells)
    const [organisation] = await cells.rows<object>(
      `select applicant_id, identifier_scheme as client_scheme, identifier_value as client_identifier, risk_class
       from applications.contracted_applications where application_id = $1`,
      [applicationId],
    )
    await using transaction = await beginRaw(cells)
    const { rows } = (await transaction.run(insert(applicationId))) as { rows: object[] }
    expect(rows).toEqual([expect.objectContaining(organisation ?? { none: true })])
  })

  test.each(['client_scheme', 'client_identifier', 'applicant_id', 'risk_class', 'quorum'])(
    'takes no %s from the caller',
    async (column) => {
      const applicationId = await seedApplication(cells)
      await using transaction = await beginRaw(cells)
      expect(await refusalOf(transaction.run(insert(applicationId, { [column]: '2' })))).toBe('42501')
      await using later = await beginRaw(cells)
      expect(await refusalOf(later.run(`update reviews.evaluations set ${column} = '2'`))).toBe('42501')
    },
  )

  test.each([
    ['high', 3],
    ['limited', 2],
    ['minimal', 2],
  ])('of the class %s is decided by %i, as its edition says', async (riskClass, quorum) => {
    const applicationId = await seedApplication(cells)
    await cells.rows('alter table applications.applications disable trigger user')
    await cells.rows('update applications.applications set risk_class = $2 where application_id = $1', [
      applicationId,
      riskClass,
    ])
    await cells.rows('alter table applications.applications enable trigger user')
    await using transaction = await beginRaw(cells)
    const { rows } = (await transaction.run(insert(applicationId))) as { rows: object[] }
    expect(rows).toEqual([expect.objectContaining({ quorum })])
  })

  test('of a class for which its edition has no quorum is not opened', async () => {
    const applicationId = await seedApplication(cells)
    await cells.rows("delete from reference.quorums where decision = 'limited'")
    await using transaction = await beginRaw(cells)
    const refusal = await refusalOf(transaction.run(insert(applicationId)))
    await cells.rows("insert into reference.quorums values ('GBA-AI 2026-1', 'limited', 2)")
    expect(refusal).toBe('quorum_of_edition')
  })

  test('of the service has the client of its application too', async () => {
    const one = await openCase(cells)
    const [kept] = await cells.rows(
      `select from reviews.evaluations kept join applications.contracted_applications application using (authority, application_id)
       where evaluation_id = $1 and client_scheme = identifier_scheme and client_identifier = identifier_value
         and kept.applicant_id = application.applicant_id and kept.risk_class = application.risk_class`,
      [one.evaluationId],
    )
    expect(kept).toBeDefined()
  })
})

describe('a recognition', () => {
  const insert = (dossier: Dossier, more: Readonly<Record<string, string>> = {}) => {
    const columns = {
      authority: 'mo',
      recognition_id: 'rec_raw',
      ...more,
      dossier: canonicalText(dossier).replaceAll("'", "''"),
    }
    return `insert into reviews.recognitions (${Object.keys(columns).join()}, version, state, received_at, updated_at)
      values ('${Object.values(columns).join("','")}', 1, '{}', now(), now()) returning *`
  }

  test('is about whom and what its dossier says', async () => {
    const dossier = asNew(granted.dossier)
    await using transaction = await beginRaw(cells, { authority: 'mo' })
    const { rows } = (await transaction.run(insert(dossier))) as { rows: object[] }
    expect(rows).toEqual([
      expect.objectContaining({
        lead_authority: dossier.leadAuthority,
        evaluation_id: dossier.evaluationId,
        application_id: dossier.applicationId,
        client_scheme: dossier.organisation.identifier.scheme,
        client_identifier: dossier.organisation.identifier.value,
        open_nonconformities: dossier.nonconformities.filter(({ closed }) => !closed).length,
      }),
    ])
  })

  test('counts what is open in its dossier', async () => {
    const open: Dossier['nonconformities'][number] = { requirementId: 'GBA-AI-TS-01', grade: 'minor', closed: false }
    await using transaction = await beginRaw(cells, { authority: 'mo' })
    const dossier = asNew(granted.dossier, { nonconformities: [open, { ...open, closed: true }] })
    const { rows } = (await transaction.run(insert(dossier))) as { rows: object[] }
    expect(rows).toEqual([expect.objectContaining({ open_nonconformities: 1 })])
  })

  test.each([
    'client_scheme',
    'client_identifier',
    'lead_authority',
    'evaluation_id',
    'application_id',
    'open_nonconformities',
    'quorum',
  ])('takes no %s from the caller', async (column) => {
    await using transaction = await beginRaw(cells, { authority: 'mo' })
    expect(await refusalOf(transaction.run(insert(asNew(granted.dossier), { [column]: '0' })))).toBe('42501')
  })

  test('is not opened on a dossier that names no client', async () => {
    const { identifier: _identifier, ...organisation } = granted.dossier.organisation
    await using transaction = await beginRaw(cells, { authority: 'mo' })
    expect(await refusalOf(transaction.run(insert(asNew(granted.dossier, { organisation }))))).toBe('dossier_formed')
  })

  test('is decided by as many as its edition says, and is not opened under an unknown one', async () => {
    await using transaction = await beginRaw(cells, { authority: 'mo' })
    const { rows } = (await transaction.run(insert(asNew(granted.dossier)))) as { rows: object[] }
    expect(rows).toEqual([expect.objectContaining({ quorum: 2 })])
    await using other = await beginRaw(cells, { authority: 'mo' })
    const unknown = asNew(granted.dossier, { edition: 'GBA-AI 2031-1' })
    expect(await refusalOf(other.run(insert(unknown)))).toBe('quorum_of_edition')
  })
})
