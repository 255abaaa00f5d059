import { type Authority, jurisdictionOf } from '@concert/domain/jurisdictions'
import type { Party } from '@concert/domain/transfer-basis/transfer-basis'
import { Client } from 'pg'

/** The staff of a test cell: named by their function, and `lapsed-1`, whose authorisation has expired. */
export const testStaff = {
  'reviewer-1': 'application-reviewer',
  'planner-1': 'plan-owner',
  'evaluator-1': 'evaluator',
  'evaluator-2': 'evaluator',
  'evaluator-3': 'evaluator',
  'report-1': 'report-reviewer',
  'decider-1': 'decision-maker',
  'decider-2': 'decision-maker',
  'decider-3': 'decision-maker',
  'signatory-1': 'signatory',
  'lapsed-1': 'decision-maker',
  'admin-1': 'personnel-administrator',
  'admin-2': 'personnel-administrator',
} as const

/** Where the staff of a test cell work, and for whom: at the place of their authority. */
function testOffice(authority: Authority): Party {
  const place = jurisdictionOf(authority)
  return { entity: `TEST:${authority}`, place, city: place === 'CN' ? 'Guangzhou' : null }
}

const COMPETENCES = ['TS', 'ET', 'DP', 'XB', 'IN', 'nlp', 'cv', 'ml', 'genai']

/** Writes the test staff into a cell as its superuser. */
export async function seedStaff(adminUrl: string, authority: Authority): Promise<void> {
  const client = new Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query("select set_config('concert.authority', $1, false)", [authority])
    const people = Object.keys(testStaff)
    const office = testOffice(authority)
    await client.query(
      `insert into personnel.people (authority, person_id, display_name, languages)
       select $1, person, person, '{en,zh-Hant,zh-Hans,pt}' from unnest($2::text[]) as person`,
      [authority, people],
    )
    await client.query(
      'insert into personnel.accounts (authority, account_id, person_id) select $1, person, person from unnest($2::text[]) as person',
      [authority, people],
    )
    await client.query(
      `insert into personnel.authorisations
         (authority, authorisation_id, person_id, function, valid_from, valid_until, office_place, office_city, office_entity)
       select $1, 'aut-' || person, person, function, now() - interval '2 years',
              now() + case when person like 'lapsed%' then interval '-1 day' else interval '1 year' end, $4, $5, $6
         from unnest($2::text[], $3::text[]) as authorisation (person, function)`,
      [authority, people, Object.values(testStaff), office.place, office.city, office.entity],
    )
    await client.query(
      `insert into personnel.competences (authority, person_id, code)
       select $1, person, code from unnest($2::text[]) as person, unnest($3::text[]) as code`,
      [authority, people, COMPETENCES],
    )
  } finally {
    await client.end()
  }
}
