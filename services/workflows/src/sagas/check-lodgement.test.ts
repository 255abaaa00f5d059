import { type Authority, authorities } from '@concert/domain/jurisdictions'
import { PermanentFailure } from '@concert/workflows/permanent-failure'
import type { StepContext } from '@concert/workflows/saga'
import { failsAtEveryIndex, type SagaWorld, stepsSucceedTwice } from '@concert/workflows/saga-checks'
import { describe, expect, test } from 'vitest'
import type { CellServices, ForeignOperation } from '../cell-services.ts'
import { applicationId, certificateDigest as weightsIndex } from '../examples.fixture.ts'
import { assertFits } from '../recording-services.fixture.ts'
import { checkLodgement, lodgementCheckId, type LodgementState } from './check-lodgement.ts'

const askedAt = '2026-11-23T00:00:00.000Z'
const keyId = '0123456789abcdef'
const others = authorities.filter((one) => one !== 'hk')

/** The cell of the lead, with its `applications` and `exchange` as the contracts have them. */
class FakeCell implements CellServices, SagaWorld<LodgementState> {
  readonly authority = 'hk'
  readonly data: LodgementState = { applicationId, askedAt }
  readonly sagaId: string = lodgementCheckId(this.data)
  /** The question that stands. */
  standing: string | null = askedAt
  refused: string | undefined
  readonly answered = new Set<Authority>()
  readonly envelopes = new Set<string>()
  readonly recorded: unknown[] = []

  readonly call = async (operation: ForeignOperation, call: { params?: unknown; body?: unknown }): Promise<never> => {
    assertFits(operation, call)
    if (this.refused === operation.id) throw new PermanentFailure(`${operation.id} is refused`)
    return this.#answer(operation.id, call.body) as never
  }

  async picture() {
    return { envelopes: [...this.envelopes], recorded: [...this.recorded] }
  }

  async happen(waitingFor: string) {
    const next = others.find((one) => waitingFor.includes(one))
    if (next === undefined) throw new Error(`nobody answers to: ${waitingFor}`)
    this.answered.add(next)
    return {}
  }

  #answer(operation: string, body: unknown): unknown {
    const awaiting = others.filter((one) => !this.answered.has(one))
    switch (operation) {
      case 'getLodgementCheck':
        if (this.standing === null) return { query: null, awaiting: [] }
        return { query: { applicationId, askedAt: this.standing, lodgedAt: askedAt, keyId, weightsIndex }, awaiting }
      case 'sendEnvelope': {
        const { to, type, key } = body as { to: string; type: string; key: string }
        this.envelopes.add(`${type} to ${to} about ${key}`)
        return {}
      }
      case 'recordLodgementCheck':
        if (this.recorded.length === 0) this.recorded.push({ ...(body as object), unanswered: awaiting })
        return { applicationId }
      default:
        throw new Error(`the check does not call ${operation}`)
    }
  }
}

const queries = others.map((to) => `lodgement-query.v1 to ${to} about ${applicationId}.${askedAt}`)

function overCells() {
  const cells: FakeCell[] = []
  const services: CellServices = {
    authority: 'hk',
    call: async (operation, call) => {
      const cell = cells.at(-1)
      if (cell === undefined) throw new Error('there is no cell')
      return cell.call(operation, call)
    },
  }
  const newCell = async (): Promise<FakeCell> => {
    const cell = new FakeCell()
    cells.push(cell)
    return cell
  }
  return { saga: checkLodgement(services), cells, newCell }
}

async function run(cell: FakeCell, name: string, now = askedAt) {
  const step = checkLodgement(cell).steps.find((one) => one.name === name)
  const context: StepContext = {
    authority: 'hk',
    sagaId: cell.sagaId,
    key: `check-lodgement.${cell.sagaId}.${name}`,
    fence: 1,
    attempt: 1,
    now,
    signal: new AbortController().signal,
  }
  return step?.do(context, cell.data)
}

test('every step may run twice, and every other authority is asked once', async () => {
  const { saga, cells, newCell } = overCells()
  await stepsSucceedTwice(saga, newCell)
  expect(await cells[0]?.picture()).toEqual({ envelopes: queries, recorded: [{ askedAt, unanswered: [] }] })
})

test('a step refused before it does anything leaves what was asked, and records nothing', async () => {
  const { saga, newCell } = overCells()
  const world = async () =>
    Object.assign(await newCell(), {
      pictureAfterFailureIn: (step: string) => ({ envelopes: step === 'send-queries' ? [] : queries, recorded: [] }),
    })
  await expect(failsAtEveryIndex(saga, world)).resolves.toBeUndefined()
})

describe('the wait', () => {
  const deadline = '2026-11-26T00:00:00.000Z'

  test('is for each authority that has not answered, until the time for it is over', async () => {
    const cell = new FakeCell()
    cell.answered.add(others[0] ?? 'mo')
    const left = others.slice(1)
    expect(await run(cell, 'await-answers')).toEqual({ wait: `the answer of ${left.join(' and ')}`, until: deadline })
    expect(await run(cell, 'await-answers', '2026-11-25T23:59:59.999Z')).toMatchObject({ until: deadline })
    expect(await run(cell, 'await-answers', deadline)).toEqual({ done: {} })
    await run(cell, 'record-check', deadline)
    expect(cell.recorded).toEqual([{ askedAt, unanswered: left }])
  })

  test.each([null, '2026-11-24T00:00:00.000Z'])('is over when another question stands: %s', async (standing) => {
    const cell = new FakeCell()
    cell.standing = standing
    expect(await run(cell, 'send-queries')).toEqual({ done: {} })
    expect(await run(cell, 'await-answers')).toEqual({ done: {} })
    expect(await cell.picture()).toEqual({ envelopes: [], recorded: [] })
  })
})

test.each(['getLodgementCheck', 'sendEnvelope', 'recordLodgementCheck'])(
  'a refusal of %s is a failure for good',
  async (operation) => {
    const cell = new FakeCell()
    cell.refused = operation
    const steps = ['send-queries', 'await-answers', 'record-check']
    const failures = await Promise.allSettled(steps.map((name) => run(cell, name)))
    expect(failures.some((one) => one.status === 'rejected' && one.reason instanceof PermanentFailure)).toBe(true)
  },
)

test('the saga remembers the application and the instant, and takes nothing else', () => {
  const saga = checkLodgement(new FakeCell())
  expect(() => saga.parse({ applicationId, askedAt, weightsIndex })).toThrow('weightsIndex')
})
