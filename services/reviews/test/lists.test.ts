import { listEvaluations } from '@concert/contracts/evaluations'
import { listRecognitions } from '@concert/contracts/recognitions'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCase } from './case.fixture.ts'
import { applicantOne, type Cells, staff, startReviews } from './cell.fixture.ts'

let cells: Cells
const opened: string[] = []

beforeAll(async () => {
  cells = await startReviews()
  for (let count = 0; count < 7; count += 1) opened.unshift((await openCase(cells)).evaluationId)
})
afterAll(async () => {
  await cells.close()
})

function page(limit: number, cursor: string | null, query: Readonly<Record<string, string>> = {}) {
  const asked = { limit: String(limit), ...(cursor === null ? {} : { cursor }), ...query }
  return cells.call(listEvaluations, staff('planner-1'), { query: asked })
}

test('pages of any size show every evaluation once, newest first', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 9 }), async (limit) => {
      const seen: string[] = []
      let cursor: string | null = null
      do {
        const answer: Awaited<ReturnType<typeof page>> = await page(limit, cursor)
        seen.push(...answer.body.items.map((line) => line.evaluationId))
        cursor = answer.body.nextCursor
      } while (cursor !== null)
      expect(seen).toEqual(opened)
    }),
    { numRuns: 9 },
  )
})

test('an evaluation opened between two pages moves nothing from one page to the next', async () => {
  const first = await page(3, null)
  const newest = await openCase(cells)
  const second = await page(3, first.body.nextCursor)
  expect([...first.body.items, ...second.body.items].map((line) => line.evaluationId)).toEqual(opened.slice(0, 6))
  opened.unshift(newest.evaluationId)
})

test('a cursor of another filter, of another caller, or made up is refused', async () => {
  const { body } = await page(2, null)
  expect((await page(2, body.nextCursor, { status: 'granted' })).problem.code).toBe('invalid-cursor')
  expect((await page(2, 'bm90.b3Vycw')).status).toBe(400)
  const query = { limit: '2', cursor: body.nextCursor ?? '' }
  expect((await cells.call(listEvaluations, applicantOne, { query })).status).toBe(400)
  expect((await cells.call(listRecognitions, staff('planner-1'), { query })).status).toBe(400)
})

test('the filter by status shows what has that status', async () => {
  expect((await page(100, null, { status: 'planning' })).body.items).toHaveLength(opened.length)
  expect((await page(100, null, { status: 'granted' })).body.items).toEqual([])
  expect((await page(100, null, { status: 'lost' })).status).toBe(400)
})
