import * as contracts from '@concert/contracts/evaluations'
import type { OperationShape } from '@concert/contracts/operation'
import { closureOf } from '@concert/domain/artefact/evidence-on-record'
import { type QuarantineReason, quarantineReasons } from '@concert/domain/artefact/state'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import * as cases from './case.fixture.ts'
import { type Cells, startReviews } from './cell.fixture.ts'
import { meet } from './meeting.fixture.ts'
import { beginRaw, refusalOf } from './raw-sql.fixture.ts'

// A file is closed by its own service while findings on it are completed, recommended or voted on: one of the two waits for the other and sees it.

let cells: Cells
beforeAll(async () => {
  cells = await startReviews()
})
afterAll(async () => {
  await cells.close()
})

const citedBy = async (one: cases.Case) => {
  const [first] = await cases.planOf(one)
  const [evaluator = '', [requirementId = ''] = []] = first ?? []
  return { evaluator, digest: cases.evidenceFor(requirementId) }
}
const closing = ({ applicationId }: cases.Case, digest: string, reason: QuarantineReason | null = 'malware') =>
  `update evidence.artefacts set quarantine = ${reason === null ? 'null' : `'{"reason": "${reason}", "since": "2026-11-27T00:00:00.000Z"}'`}
   where application_id = '${applicationId}' and digest = '${digest}'`
const vote = ({ evaluationId }: cases.Case, person: string) =>
  `insert into reviews.votes (authority, evaluation_id, evaluation_digest, person_id, outcome, reasons, cast_at)
   select authority, evaluation_id, evaluation_digest, '${person}', 'grant', 'yes', now() from reviews.evaluations
   where evaluation_id = '${evaluationId}'`
const recommendation = ({ evaluationId }: cases.Case) =>
  `insert into reviews.recommendations (authority, evaluation_id, person_id, evaluation_digest, outcome, recommended_at)
   select authority, evaluation_id, 'report-1', evaluation_digest, 'grant', now() from reviews.evaluations
   where evaluation_id = '${evaluationId}'`
const become = ({ evaluationId }: cases.Case, status: string) =>
  `update reviews.evaluations set status = '${status}' where evaluation_id = '${evaluationId}'`

interface Acting {
  readonly lead: (one: cases.Case) => Promise<void>
  readonly operation: OperationShape
  readonly by: (one: cases.Case) => Promise<string>
  readonly body: (one: cases.Case) => Promise<object>
  /** The same by raw SQL. */
  readonly raw: (one: cases.Case) => string
}

const declared = async (one: cases.Case) => {
  await cases.toInReview(one)
  await one.act(contracts.declareImpartiality, 'report-1', cases.declaration('report-reviewer'))
}
const acts: readonly (readonly [string, Acting])[] = [
  [
    'completed',
    {
      lead: (one) => cases.toFound(one),
      operation: contracts.completeEvaluation,
      by: async (one) => (await citedBy(one)).evaluator,
      body: async () => ({}),
      raw: (one) => become(one, 'evaluated'),
    },
  ],
  [
    'recommended',
    {
      lead: declared,
      operation: contracts.recommend,
      by: async () => 'report-1',
      body: (one) => cases.opinionOn(one),
      raw: recommendation,
    },
  ],
  [
    'voted on',
    {
      lead: (one) => cases.toVoting(one),
      operation: contracts.castVote,
      by: async () => 'decider-1',
      body: (one) => cases.opinionOn(one),
      raw: (one) => vote(one, 'decider-1'),
    },
  ],
]

describe.each(acts)('an evaluation is not %s', (_what, { lead, operation, by, body, raw }) => {
  let one: cases.Case
  let person: string
  let digest: string
  beforeAll(async () => {
    one = await cases.openCase(cells)
    await lead(one)
    person = await by(one)
    digest = (await citedBy(one)).digest
  })

  test('while a file that it cites is being closed: the act waits, and is refused with the mark', async () => {
    const given = await body(one)
    await using first = await beginRaw(cells, { role: 'evidence' })
    await first.run(closing(one, digest))
    const acted = one.act(operation, person, given)
    await vi.waitUntil(async () => {
      const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
      return (await cells.rows(waiting)).length > 0
    })
    await first.commit()
    const { status, problem } = await acted
    expect([status, (problem.errors ?? []).map(({ code }) => code)]).toEqual([
      422,
      expect.arrayContaining(['finding-on-closed-evidence']),
    ])
    await cells.rows(closing(one, digest, null))
  })

  test('by whatever statement of the service, for whichever reason the file is closed', async () => {
    for (const reason of quarantineReasons) {
      // Both in one transaction, which is rolled back: what was shredded could be opened again by nobody.
      await using transaction = await beginRaw(cells, { asAdmin: true })
      await transaction.run(closing(one, digest, reason))
      const rule = closureOf({ digest, closedFor: reason }) === null ? undefined : 'evidence_open'
      expect([reason, await refusalOf(transaction.run(raw(one)))]).toEqual([reason, rule])
    }
  })

  test('beside the closing of a file by raw SQL, and the file is closed after the act that came first', async () => {
    const statement = raw(one)
    {
      await using first = await beginRaw(cells, { role: 'evidence' })
      await first.run(closing(one, digest))
      const met = await meet(cells, first, { authority: 'hk', statement })
      expect(met).toEqual({ beside: '55P03', after: 'evidence_open' })
      await cells.rows(closing(one, digest, null))
    }
    await using first = await beginRaw(cells)
    await first.run(statement)
    const late = { authority: 'hk', role: 'evidence', statement: closing(one, digest) } as const
    expect(await meet(cells, first, late)).toEqual({ beside: '55P03', after: undefined })
    // No event says what raw SQL has done.
    if (operation === contracts.completeEvaluation) await cells.rows(become(one, 'evaluating'))
  })
})
