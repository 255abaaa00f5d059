import { dataRequestKinds, dataRequestStatuses } from '@concert/domain/data-request/state'
import { absenceStatuses } from '@concert/domain/absence/state'
import { scanStates } from '@concert/domain/artefact/inspection'
import { objectForms } from '@concert/domain/artefact/object-forms'
import { custodyBases, judgements, quarantineReasons } from '@concert/domain/artefact/state'
import { applicationStatuses } from '@concert/domain/application/state'
import { ledgerDifferences } from '@concert/domain/ledger/compare-ledgers'
import { readDifferences } from '@concert/domain/ledger/compare-reads'
import { authorisationStatuses } from '@concert/domain/authorisation/state'
import { borderReadOutcomes } from '@concert/domain/border-read/outcomes'
import { noticePoints } from '@concert/domain/clock/notice-point'
import { undatedReasons } from '@concert/domain/clock/due-day'
import { engagementKinds } from '@concert/domain/cooling-off'
import { closedDayStatuses } from '@concert/domain/closed-day/state'
import { effectFunctions } from '@concert/domain/effect-declaration/state'
import { effectStatuses } from '@concert/domain/effect/state'
import { contentMembers } from '@concert/domain/evaluation/content'
import {
  caseFunctions,
  evaluationStatuses,
  type Finding,
  grades,
  outcomes,
  sides,
  staffings,
} from '@concert/domain/evaluation/state'
import { organisationStatuses } from '@concert/domain/organisation/state'
import { recognitionOutcomes, recognitionStatuses } from '@concert/domain/recognition/state'
import { riskClasses } from '@concert/domain/risk-class'
import { staffRoles } from '@concert/domain/roles'
import { lentFunctions, loanStatuses, seats } from '@concert/domain/loan/state'
import { legalHoldStatuses } from '@concert/domain/legal-hold/state'
import { groupLinkKinds, groupLinkStatuses } from '@concert/domain/group-link/state'
import { correctionKinds, personStatuses } from '@concert/domain/person/state'
import { riskStatuses } from '@concert/domain/risk/state'
import { transferBasisStatuses } from '@concert/domain/transfer-basis/state'
import { connectPostgres } from '@concert/postgres/databases'
import { type CellDatabase, type JointDatabase, prepareCell, prepareJoint } from '@concert/testing/cell-database'
import { deliveryStates } from '@concert/workflows/deliveries'
import { sagaStatuses } from '@concert/workflows/sagas'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'

const server = connectPostgres(inject('postgres'))
let cell: CellDatabase
let joint: JointDatabase
let checks: Check[]
let functions: Routine[]

beforeAll(async () => {
  cell = await prepareCell(server, 'hk')
  joint = await prepareJoint(server)
  const found = await Promise.all([cell, joint].map(({ adminUrl }) => definitionsOf(adminUrl)))
  checks = found.flatMap((one) => one.checks)
  functions = found.flatMap((one) => one.functions)
})

afterAll(async () => {
  await cell.drop()
  await joint.drop()
})

/** Every column that the database limits to a list, with the list of the program that it must be. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  'applications.applications.risk_class': riskClasses,
  'applications.applications.status': applicationStatuses,
  'applications.clock_moves.undated': undatedReasons,
  'applications.clock_notices.point': noticePoints,
  'applications.closed_days.status': closedDayStatuses,
  'applications.organisations.status': organisationStatuses,
  'evidence.artefacts.judgement': judgements,
  'evidence.artefacts.scan': scanStates,
  'evidence.custody.bases': custodyBases,
  'evidence.legal_holds.status': legalHoldStatuses,
  'evidence.object_keys.form': objectForms,
  'exchange.border_reads.outcome': borderReadOutcomes,
  'exchange.ledger_differences.kind': ledgerDifferences,
  'exchange.read_differences.kind': readDifferences,
  'exchange.transfer_bases.status': transferBasisStatuses,
  'personnel.absence_deputies.function': staffRoles,
  'personnel.absences.status': absenceStatuses,
  'personnel.authorisations.function': staffRoles,
  'personnel.competences.function': staffRoles,
  'personnel.corrections.kind': correctionKinds,
  'personnel.data_requests.asks': dataRequestKinds,
  'personnel.data_requests.status': dataRequestStatuses,
  'personnel.engagements.kind': engagementKinds,
  'personnel.grants.function': staffRoles,
  'personnel.grants.status': authorisationStatuses,
  'personnel.loans.function': lentFunctions,
  'personnel.loans.seat': seats,
  'personnel.loans.status': loanStatuses,
  'personnel.group_links.kind': groupLinkKinds,
  'personnel.group_links.status': groupLinkStatuses,
  'personnel.risks.status': riskStatuses,
  'platform.clocks.undated': undatedReasons,
  'reviews.declarations.function': caseFunctions,
  'reviews.effect_declarations.function': effectFunctions,
  'reviews.effects.status': effectStatuses,
  'reviews.evaluations.staffing': staffings,
  'reviews.evaluations.status': evaluationStatuses,
  'reviews.participants.side': sides,
  'reviews.peer_decisions.decision': recognitionOutcomes,
  'reviews.recognition_votes.decision': recognitionOutcomes,
  'reviews.recognitions.status': recognitionStatuses,
  'reviews.recommendations.outcome': outcomes,
  'reviews.votes.outcome': outcomes,
  'workflows.deliveries.state': deliveryStates,
  'workflows.sagas.status': sagaStatuses,
}

/** Columns that single words are compared with, beside a column with a list of its own. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  ...LISTS,
  'evidence.closed_files.reason': quarantineReasons,
  'evidence.custody.basis': ['own-cell'],
  'personnel.people.status': personStatuses,
  'reviews.effect_actions.function': effectFunctions,
  'reviews.effect_actions.status': effectStatuses,
  'reviews.participants.function': caseFunctions,
}

/** What the functions name of a dossier, compared in services/reviews/test/clients-in-the-database.test.ts; `true` as JSON writes it. */
const DOSSIER_WORDS: readonly string[] = ['nonconformities', 'closed', 'true']

/**
 * What the functions name of the content that is judged, and how JSON calls its types; the members below the first are compared in
 * services/reviews/test/content-in-the-database.test.ts.
 */
const CONTENT_WORDS: readonly string[] = [
  ...contentMembers,
  ...grades,
  'grade' satisfies keyof Finding,
  'object',
  'array',
]

/** The schemas whose functions decide on cases. */
const DECIDING = ['applications', 'certificates', 'personnel', 'reviews']

const sorted = (words: readonly string[]) => [...words].toSorted()

it('every list of words in the database is the list of the program', () => {
  const lists = checks.flatMap(({ table, definition }) => {
    const [, column, list] = /^CHECK \(\((\w+) (?:= ANY \(|<@ )ARRAY\[([^\]]+)\]\)*\)$/.exec(definition) ?? []
    return column === undefined || list === undefined ? [] : [[`${table}.${column}`, sorted(wordsOf(list))]]
  })
  const expected = Object.entries(LISTS).map(([column, words]) => [column, sorted(words)])
  expect(Object.fromEntries(lists)).toEqual(Object.fromEntries(expected))
})

it('every word that a check compares a column with is one that the column can have', () => {
  const compared = checks.flatMap(({ table, definition }) =>
    [...definition.matchAll(/(\w+) (?:=|<>) (?:ANY \(|ALL \()?(ARRAY\[[^\]]+\]|'[^']*'::text)/g)].flatMap(
      ([, column, words = '']) => wordsOf(words).map((word) => ({ column: `${table}.${column}`, word })),
    ),
  )
  expect(compared.length).toBeGreaterThan(60)
  expect(compared.filter(({ column, word }) => WORDS[column]?.includes(word) !== true)).toEqual([])
})

it('every word in a function of a service that decides on cases is one that some column can have', () => {
  const known = new Set([...Object.values(WORDS).flat(), ...CONTENT_WORDS, ...DOSSIER_WORDS])
  const unknown = functions
    .filter(({ schema }) => DECIDING.includes(schema))
    .flatMap(({ name, body }) => quotedWords(body).flatMap((word) => (known.has(word) ? [] : [`${name}: ${word}`])))
  expect(unknown).toEqual([])
})

interface Check {
  readonly table: string
  readonly definition: string
}

interface Routine {
  readonly schema: string
  readonly name: string
  readonly body: string
}

async function definitionsOf(url: string): Promise<{ readonly checks: Check[]; readonly functions: Routine[] }> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const found = await client.query<Check>(`
      select conrelid::regclass::text as table, pg_get_constraintdef(oid) as definition
      from pg_constraint
      where contype = 'c' and connamespace::regnamespace::text not in ('pg_catalog', 'information_schema', 'bullmq')`)
    const { rows } = await client.query<Routine>(`
      select pronamespace::regnamespace::text as schema, oid::regprocedure::text as name, prosrc as body
      from pg_proc where pronamespace::regnamespace::text not in ('pg_catalog', 'information_schema', 'bullmq')`)
    return { checks: found.rows, functions: rows }
  } finally {
    await client.end()
  }
}

function wordsOf(list: string): string[] {
  return [...list.matchAll(/'([^']*)'::text/g)].map(([, word = '']) => word)
}

/** Words alone between quotes, without the names that an error carries; the sentences of an error have spaces. */
function quotedWords(body: string): string[] {
  const compared = body.replaceAll(/--.*|\b(?:constraint|errcode) = '[^']*'/g, '')
  return [...compared.matchAll(/'([a-z]+(?:-[a-z]+)*)'/g)].map(([, word = '']) => word)
}
