import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { AnsweredRequests, CountStore } from './count-store.ts'
import { SharedCounts } from './shared-counts.ts'

/** A store that keeps what it is told, and answers what the test says that others have. */
function storeOf(others: readonly AnsweredRequests[] = []) {
  const told: (readonly AnsweredRequests[])[] = []
  let isAway = false
  const store: CountStore = {
    async exchange(counted) {
      if (isAway) throw new Error('the store is away')
      told.push(counted)
      return others
    },
  }
  return { store, told, setAway: (away: boolean) => void (isAway = away) }
}

const WINDOW = { max: 20, endsInMs: 10_000 }
const answer = (counts: SharedCounts, key: string, count: number) => {
  for (let requests = 0; requests < count; requests += 1) counts.noteAnswered(key, WINDOW)
}
const numbersOf = (told: readonly (readonly AnsweredRequests[])[]) =>
  told.map((counted) => counted.map(({ requests }) => requests))

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

test('while nobody has asked here, and once their windows are over, the store is not asked', async () => {
  const { store, told } = storeOf()
  const counts = new SharedCounts(store, 10)
  await counts.exchange()
  expect(told).toEqual([])
  answer(counts, 'alice', 5)
  await counts.exchange()
  vi.advanceTimersByTime(10_000)
  await counts.exchange()
  expect(numbersOf(told)).toEqual([[5]])
})

test('of a caller who has used less than a tenth of its limit nothing is told, and of the others what is new', async () => {
  const { store, told } = storeOf()
  const counts = new SharedCounts(store, 10)
  answer(counts, 'alice', 2)
  answer(counts, 'bob', 1)
  await counts.exchange()
  await counts.exchange()
  answer(counts, 'alice', 1)
  await counts.exchange()
  expect(numbersOf(told)).toEqual([[2], [], [3]])
})

test('what could not be told is told the next time, with how long its window lasts then', async () => {
  const { store, told, setAway } = storeOf()
  const counts = new SharedCounts(store, 10)
  answer(counts, 'alice', 4)
  setAway(true)
  await expect(counts.exchange()).rejects.toThrow('away')
  vi.advanceTimersByTime(3_000)
  setAway(false)
  await counts.exchange()
  expect(told).toMatchObject([[{ requests: 4, endsInMs: 7_000 }]])
})

test('what was learnt counts until it ends, also while the store is away', async () => {
  const digest = '2bd806c97f0e00af1a1fc3328fa763a9269723c8db8fac4f93af71db186d6e90' // of 'alice'
  const { store, setAway } = storeOf([{ caller: digest, requests: 7, endsInMs: 5_000 }])
  const counts = new SharedCounts(store, 10)
  answer(counts, 'bob', 1)
  await counts.exchange()
  setAway(true)
  await expect(counts.exchange()).rejects.toThrow('away')
  vi.advanceTimersByTime(4_000)
  expect(counts.elsewhere('alice')).toEqual({ requests: 7, endsInMs: 1_000 })
  expect(counts.elsewhere('bob')).toEqual({ requests: 0, endsInMs: 0 })
  vi.advanceTimersByTime(1_000)
  expect(counts.elsewhere('alice')).toEqual({ requests: 0, endsInMs: 0 })
})

test('a window that is over begins again, and of too many callers the one whose window began first is forgotten', async () => {
  const { store, told } = storeOf()
  const counts = new SharedCounts(store, 2)
  answer(counts, 'alice', 9)
  vi.advanceTimersByTime(10_000)
  answer(counts, 'alice', 3)
  for (const [caller, count] of [
    ['bob', 4],
    ['carol', 5],
  ] as const)
    answer(counts, caller, count)
  await counts.exchange()
  expect(numbersOf(told)).toEqual([[4, 5]])
})
