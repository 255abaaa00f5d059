import { expect, it } from 'vitest'
import { until } from '#cell.fixture.ts'
import { startLoop } from '#loop.ts'
import type { HintWorker } from '#queue.ts'
import { watchWorker } from '#watch-worker.ts'

it('runs once more when it is rung while it runs, and one run at a time', async () => {
  const { promise: gate, resolve: open } = Promise.withResolvers<void>()
  let runs = 0
  let running = 0
  let runningMost = 0
  const loop = startLoop({
    everyMs: 60_000,
    async task() {
      running += 1
      runs += 1
      runningMost = Math.max(runningMost, running)
      await gate
      running -= 1
    },
    onError: () => undefined,
  })
  for (let ring = 0; ring < 3; ring += 1) loop.ring()
  open()
  await until('it ran twice', () => runs >= 2)
  await loop.stop()
  expect([runs, runningMost]).toEqual([2, 1])
})

it('goes on after its task threw', async () => {
  const errors: unknown[] = []
  let runs = 0
  const loop = startLoop({
    everyMs: 1,
    async task() {
      runs += 1
      throw new Error(String(runs))
    },
    onError: (error) => errors.push(error),
  })
  await until('it ran three times', () => runs >= 3)
  await loop.stop()
  expect(errors).toHaveLength(runs)
})

it('replaces a worker that runs nothing while work stays due for 20 s, and none that is busy or has nothing to do', () => {
  let started = 0
  let running = 0
  let nowMs = 0
  const closed: number[] = []
  const start = (): HintWorker => {
    started += 1
    return { runningCount: () => running, close: async (graceMs) => void closed.push(graceMs) }
  }
  const worker = watchWorker(
    start,
    () => undefined,
    () => nowMs,
  )
  function observeFor(seconds: number, dueCount: number): void {
    for (let second = 0; second < seconds; second += 1) {
      worker.observe(dueCount)
      nowMs += 1_000
    }
  }
  observeFor(60, 0)
  observeFor(15, 5)
  running = 1
  observeFor(60, 5)
  running = 0
  observeFor(15, 5)
  expect(started).toBe(1)
  observeFor(6, 5)
  expect(started).toBe(2)
  expect(closed).toEqual([0])
})
