import type { Authority } from '@concert/domain/jurisdictions'
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
} as const

const COMPETENCES = ['TS', 'ET', 'DP', 'XB', 'IN', 'nlp', 'cv', 'ml', 'genai']

/** Writes the test staff into a cell as its superuser. */
export async function seedStaff(adminUrl: string, authority: Authority): Promise<void> {
  const client = new Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query("select set_config('concert.authority', $1, false)", [authority])
    for (const [personId, role] of Object.entries(testStaff)) {
      const lapsed = personId.startsWith('lapsed')
      await client.query(
        `insert into personnel.people (authority, person_id, display_name, languages) values ($1, $2, $2, '{en,zh-Hant,zh-Hans,pt}')`,
        [authority, personId],
      )
      await client.query(
        `insert into personnel.authorisations (authority, authorisation_id, person_id, function, valid_from, valid_until)
         values ($1, $2, $3, $4, now() - interval '2 years', now() + $5::interval)`,
        [authority, `aut-${personId}`, personId, role, lapsed ? '-1 day' : '1 year'],
      )
      for (const code of COMPETENCES) {
        await client.query('insert into personnel.competences (authority, person_id, code) values ($1, $2, $3)', [
          authority,
          personId,
          code,
        ])
      }
    }
  } finally {
    await client.end()
  }
}
