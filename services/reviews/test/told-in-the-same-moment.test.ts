import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Cells, startReviews } from './cell.fixture.ts'
import { meet } from './meeting.fixture.ts'
import { tell } from './peer-evidence.fixture.ts'
import { beginRaw, refusalOf } from './raw-sql.fixture.ts'
import {
  asNew,
  grantInHongKong,
  type Granted,
  openRecognitionCase,
  type RecognitionCase,
} from './recognition.fixture.ts'

// What the lead says of its files arrives while a recognition is voted on: one of the two waits for the other and sees it.

let cells: Cells
let granted: Granted
beforeAll(async () => {
  cells = await startReviews(['hk', 'mo'])
  granted = await grantInHongKong(cells)
})
afterAll(async () => {
  await cells.close()
})

interface Opened extends RecognitionCase {
  readonly evaluationId: string
}

async function opened(): Promise<Opened> {
  const dossier = asNew(granted.dossier)
  const one = await openRecognitionCase(cells, dossier)
  for (const decider of ['decider-1', 'decider-2']) await one.declare(decider)
  return { ...one, evaluationId: dossier.evaluationId }
}

const told = ({ evaluationId }: Opened, changes = 1) => {
  const [digest] = granted.dossier.findings.flatMap(({ evidence }) => evidence)
  const closed = JSON.stringify([{ digest, reason: 'malware', since: '2026-11-24' }])
  return `insert into reviews.peer_evidence values ('mo', 'hk', '${evaluationId}', ${changes}, '${changes === 1 ? closed : '[]'}', now())`
}
const vote = ({ recognitionId }: Opened, decision: string, person = 'decider-1') =>
  `insert into reviews.recognition_votes (authority, recognition_id, person_id, decision, conditions, reasons, cast_at)
   values ('mo', '${recognitionId}', '${person}', '${decision}', '[]', 'yes', now())`
const become = ({ recognitionId }: Opened, status: string) =>
  `update reviews.recognitions set status = '${status}' where recognition_id = '${recognitionId}'`
const mo = { authority: 'mo' } as const

/** No event says what raw SQL has done, and at the end every case is held against its events. */
async function forgotten({ evaluationId }: Opened): Promise<void> {
  const away = `delete from reviews.peer_evidence where evaluation_id = '${evaluationId}'`
  for (const statement of [
    'alter table reviews.peer_evidence disable trigger user',
    away,
    'alter table reviews.peer_evidence enable trigger user',
  ])
    await cells.rows(statement, [], 'mo')
}

test('a vote waits for the statement that is being recorded, and is refused with it', async () => {
  const one = await opened()
  await using first = await beginRaw(cells, mo)
  await first.run(told(one))
  const voted = one.vote('decider-1', 'recognise')
  await vi.waitUntil(async () => {
    const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    return (await cells.rows(waiting, [], 'mo')).length > 0
  })
  await first.commit()
  const { status, problem } = await voted
  expect([status, (problem.errors ?? []).map(({ code }) => code)]).toEqual([422, ['recognition-on-closed-evidence']])
  await forgotten(one)
})

test('a statement waits for the vote that was first, which stands', async () => {
  const one = await opened()
  expect((await one.vote('decider-1', 'recognise')).status).toBe(200)
  await using first = await beginRaw(cells, mo)
  await first.run(vote(one, 'recognise', 'decider-2'))
  const late = { ...mo, statement: told(one) }
  expect(await meet(cells, first, late)).toEqual({ beside: '55P03', after: undefined })
})

describe('by whatever statement of the service', () => {
  test('nothing is voted for or recognised on a closed file, and refusing is possible', async () => {
    const one = await opened()
    const judged = async (statements: readonly string[], statement: string) => {
      await using transaction = await beginRaw(cells, mo)
      for (const before of statements) await transaction.run(before)
      return refusalOf(transaction.run(statement))
    }
    const closed = [told(one)]
    const open = [told(one), told(one, 2)]
    for (const decision of ['recognise', 'reserve']) {
      expect(await judged(closed, vote(one, decision))).toBe('evidence_open')
      expect(await judged(open, vote(one, decision))).toBeUndefined()
    }
    expect(await judged(closed, vote(one, 'refuse'))).toBeUndefined()
    const votes = (decision: string) => ['decider-1', 'decider-2'].map((person) => vote(one, decision, person))
    expect(await judged([...votes('recognise'), ...closed], become(one, 'recognised'))).toBe('evidence_open')
    expect(await judged([...votes('reserve'), ...closed], become(one, 'reserved'))).toBe('evidence_open')
    expect(await judged([...votes('recognise'), ...open], become(one, 'recognised'))).toBeUndefined()
    expect(await judged([...closed, ...votes('refuse')], become(one, 'refused'))).toBeUndefined()
  })

  test('a vote beside the statement waits for it and is refused', async () => {
    const one = await opened()
    await using first = await beginRaw(cells, mo)
    await first.run(told(one))
    const second = { ...mo, statement: vote(one, 'recognise') }
    expect(await meet(cells, first, second)).toEqual({ beside: '55P03', after: 'evidence_open' })
    await forgotten(one)
  })

  test('what a lead has said is not changed, not removed, and of no evaluation of this authority', async () => {
    const one = await opened()
    const closed = [{ digest: 'd'.repeat(64), reason: 'malware' as const, since: '2026-11-24' }]
    await tell(cells, { evaluationId: one.evaluationId, changes: 1, closed })
    const refused = async (statement: string, asAdmin = false) => {
      await using transaction = await beginRaw(cells, { ...mo, asAdmin })
      return refusalOf(transaction.run(statement))
    }
    for (const statement of ["update reviews.peer_evidence set closed = '[]'", 'delete from reviews.peer_evidence']) {
      expect(await refused(statement)).toBe('42501')
      expect(await refused(statement, true)).toBeDefined()
    }
    const own = told(one, 2).replace("'hk'", "'mo'")
    expect(await refused(own)).toBe('peer_evidence_check')
  })
})
