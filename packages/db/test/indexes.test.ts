import { connectPostgres } from '@concert/postgres/databases'
import { type CellDatabase, prepareCell } from '@concert/testing/cell-database'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'

let cell: CellDatabase
let client: Client

beforeAll(async () => {
  cell = await prepareCell(connectPostgres(inject('postgres')), 'hk')
  client = new Client({ connectionString: cell.adminUrl })
  await client.connect()
  // The tables are empty here, where reading them whole is always cheapest.
  await client.query('set enable_seqscan = off')
  await client.query('set enable_bitmapscan = off')
  await client.query('set enable_sort = off')
})
afterAll(async () => {
  await client.end()
  await cell.drop()
})

describe('an index serves', () => {
  it.each([
    [
      'the digests that no record rests on',
      'artefacts_by_digest',
      `select from evidence.artefacts where authority = 'hk' and digest = 'd'`,
    ],
    [
      'the requests of a person for their own data',
      'data_requests_of_person',
      `select from personnel.data_requests where authority = 'hk' and person_id = 'p'
         and (opened_at, request_id) < (now(), 'r') order by opened_at desc, request_id desc limit 20`,
    ],
    [
      'the requests of people for their own data, newest first',
      'data_requests_newest',
      `select from personnel.data_requests where authority = 'hk'
         and (opened_at, request_id) < (now(), 'r') order by opened_at desc, request_id desc limit 20`,
    ],
    [
      'who is away, the latest first',
      'absences_latest',
      `select from personnel.absences where authority = 'hk'
         and (from_on, absence_id) < ('2026-01-01', 'a') order by from_on desc, absence_id desc limit 20`,
    ],
    [
      'the absences of a person',
      'absences_of_person',
      `select from personnel.absences where authority = 'hk' and person_id = 'p' and from_on <= '2026-01-01' and until_on >= '2026-01-01'`,
    ],
    [
      'the absences in which a person stands in',
      'absence_deputies_by_person',
      `select from personnel.absence_deputies where authority = 'hk' and deputy_id = 'p'`,
    ],
    [
      'the files that are inspected again',
      'artefacts_by_inspection',
      `select from evidence.artefacts where authority = 'hk' and coalesce(inspected_at, stored_at) < now()
         and coalesce(quarantine ->> 'reason', '') not in ('digest-differs', 'bytes-missing')
         order by coalesce(inspected_at, stored_at) limit 500`,
    ],
    [
      'the files the text of whose pages is owed',
      'page_texts_owed',
      `select distinct evidence_id from evidence.page_texts where authority = 'hk' and sealed is null`,
    ],
    [
      'the keys of texts that are wrapped with a key',
      'object_keys_by_texts_key',
      `select from evidence.object_keys where authority = 'hk' and texts_key_id = 'k'`,
    ],
    [
      'the bases of counted files',
      'counted_files_pkey',
      `select from evidence.counted_files where authority = 'hk' and basis_id = 'b' and year = 2026 and digest = 'd'`,
    ],
    [
      'the applications of a system',
      'applications_by_system',
      `select from applications.applications where authority = 'hk' and ai_system_id = 's'`,
    ],
    [
      'the drafts of a client',
      'applications_under_way',
      `select count(*) from applications.applications where authority = 'hk' and applicant_id = 'a' and status = 'draft'`,
    ],
    [
      "an applicant's evaluations, newest first",
      'evaluations_of_applicant',
      `select from reviews.evaluations where authority = 'hk' and applicant_id = 'a'
         and (opened_at, evaluation_id) < (now(), 'e') order by opened_at desc, evaluation_id desc limit 20`,
    ],
    [
      'who administers an authority',
      'authorisations_of_administrators',
      `select from personnel.authorisations where authority = 'hk' and function = 'personnel-administrator' and valid_until > now()`,
    ],
    [
      'what the personnel is authorised for, newest first',
      'grants_newest',
      `select from personnel.grants where authority = 'hk'
         and (opened_at, grant_id) < (now(), 'g') order by opened_at desc, grant_id desc limit 20`,
    ],
    [
      'the loans of people, newest first',
      'loans_newest',
      `select from personnel.loans where authority = 'hk'
         and (opened_at, loan_id) < (now(), 'l') order by opened_at desc, loan_id desc limit 20`,
    ],
    ['what is under a loan', 'grants_of_loan', `select from personnel.grants where authority = 'hk' and loan_id = 'l'`],
    [
      'the links between organisations, newest first',
      'group_links_newest',
      `select from personnel.group_links where authority = 'hk'
         and (recorded_at, link_id) < (now(), 'g') order by recorded_at desc, link_id desc limit 20`,
    ],
    [
      'the risks to impartiality, newest first',
      'risks_newest',
      `select from personnel.risks where authority = 'hk'
         and (identified_at, risk_id) < (now(), 'r') order by identified_at desc, risk_id desc limit 20`,
    ],
    [
      'what was known of the authorisations of a person',
      'authorisation_history_of_person',
      `select from personnel.authorisation_history where authority = 'hk' and person_id = 'p'`,
    ],
    [
      'the applications of a status, newest first',
      'applications_by_status',
      `select from applications.applications where authority = 'hk' and submissions > 0 and status = 'submitted'
         and (opened_at, application_id) < (now(), 'a') order by opened_at desc, application_id desc limit 20`,
    ],
    [
      'the evaluations of a status, newest first',
      'evaluations_by_status',
      `select from reviews.evaluations where authority = 'hk' and status = 'evaluating'
         and (opened_at, evaluation_id) < (now(), 'e') order by opened_at desc, evaluation_id desc limit 20`,
    ],
    [
      'the recognitions of a status, newest first',
      'recognitions_by_status',
      `select from reviews.recognitions where authority = 'hk' and status = 'received'
         and (received_at, recognition_id) < (now(), 'r') order by received_at desc, recognition_id desc limit 20`,
    ],
    [
      'the clocks that have come to a point',
      'clocks_to_notice',
      `select from platform.clocks where authority = 'hk' and notice_at <= now() order by notice_at limit 200`,
    ],
    [
      'the open clocks, what is due first at the top',
      'clocks_due_first',
      `select from platform.clocks where authority = 'hk' and task <> 'prepare-application'
         and (coalesce(due_on, 'infinity'), stream, case_id) > ('2026-12-01'::date, 'application', 'a')
         order by coalesce(due_on, 'infinity'), stream, case_id limit 20`,
    ],
    [
      'the open clocks that were counted by other days',
      'clocks_by_calendar',
      `select from platform.clocks where authority = 'hk' and calendar = 'own' and calendar_version < 'HK.1' and task is not null`,
    ],
    [
      'the days that became other ones, the newest at the top',
      'clock_moves_newest',
      `select from applications.clock_moves where authority = 'hk'
         and (moved_at, recount_id, of_stream, case_id) < (now(), 'r', 's', 'c')
         order by moved_at desc, recount_id desc, of_stream desc, case_id desc limit 20`,
    ],
    [
      'the days of a case that became other ones',
      'clock_moves_of_case',
      `select from applications.clock_moves where authority = 'hk' and case_id = 'c'`,
    ],
    [
      'the days on which the office was closed',
      'closed_days_in_force',
      `select closed_on from platform.closed_days where authority = 'hk'`,
    ],
    [
      'the closed days on record, the latest at the top',
      'closed_days_latest',
      `select from applications.closed_days where authority = 'hk' and (closed_on, closed_day_id) < ('2026-12-01'::date, 'c')
         order by closed_on desc, closed_day_id desc limit 20`,
    ],
    [
      'the recognitions of an evaluation',
      'recognitions_of_evaluation',
      `select from reviews.recognitions where authority = 'hk' and evaluation_id = 'e'`,
    ],
    [
      'the organisations of a status, newest first',
      'organisations_by_status',
      `select from applications.organisations where authority = 'hk' and status = 'claimed'
         and (registered_at, organisation_id) < (now(), 'o') order by registered_at desc, organisation_id desc limit 20`,
    ],
    [
      'how many cases each evaluator has open, without the cases themselves,',
      'evaluations_undecided',
      `select member, count(*) from reviews.evaluations evaluation, unnest(evaluation.evaluators) as member
         where evaluation.authority = 'hk' and evaluation.status not in ('granted', 'refused') group by 1`,
    ],
    [
      'the used assertions that have expired',
      'used_assertions_by_expiry',
      `select from identity.used_assertions
        where authority = 'hk' and expires_at < clock_timestamp() - interval '1 hour' order by expires_at limit 100`,
    ],
  ])('%s', async (_what, index, statement) => {
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain (costs off) ${statement}`)
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    expect(plan).toMatch(new RegExp(`using ${index} `))
    // A sort would read all of them before the first.
    expect(plan).not.toMatch(/Sort Key: \w+\.?(opened|received|registered)_at/)
  })
})
