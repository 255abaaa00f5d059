import { Readable } from 'node:stream'
import type { InspectionResult } from '@concert/intake/inspect-file'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Inspecting, StoredFile } from './inspect-object.ts'
import { createInspections } from './under-way.ts'

const state = {
  evidenceId: 'evd_1',
  digest: 'ab',
  sizeBytes: 1,
  mediaType: 'text/plain',
  residencyCategory: 'C3',
} as const
const file: StoredFile = { fileName: 'a.txt', state }
const harmless: InspectionResult = {
  foundType: 'text/plain',
  findings: [],
  hasUnsearched: false,
  hasPersonalData: false,
}

let asked: PromiseWithResolvers<InspectionResult>[]
let inspecting: Inspecting
beforeEach(() => {
  vi.useFakeTimers()
  asked = []
  const inspect = () => {
    const question = Promise.withResolvers<InspectionResult>()
    asked.push(question)
    return question.promise
  }
  const objects = { read: async () => Readable.from(['x']) } as unknown as Inspecting['objects']
  inspecting = {
    objects,
    inspector: { inspect, readText: async () => null, preview: async () => null, close: async () => undefined },
    scanner: undefined,
  }
})
afterEach(() => void vi.useRealTimers())

test('whoever asks while an inspection goes on is told its end, and the next question begins another', async () => {
  const inspections = createInspections(inspecting)
  const late = inspections.of(file, 1_000)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(await late).toBeUndefined()
  const both = [inspections.of(file, 1_000), inspections.of(file, 1_000)]
  expect(asked).toHaveLength(1)
  asked[0]?.resolve(harmless)
  for (const told of await Promise.all(both)) expect(told?.inspection.foundType).toBe('text/plain')
  void inspections.of(file, 1_000)
  expect(asked).toHaveLength(2)
})

test('the end of an inspection that nobody asked for is not told of a later one', async () => {
  const inspections = createInspections(inspecting)
  const late = inspections.of(file, 1_000)
  await vi.advanceTimersByTimeAsync(1_000)
  await late
  asked[0]?.resolve(harmless)
  await vi.advanceTimersByTimeAsync(3_600_000)
  void inspections.of(file, 1_000)
  expect(asked).toHaveLength(2)
})

test('a failure that nobody waits for ends nothing, and is not told to the next who asks', async () => {
  const inspections = createInspections(inspecting)
  const late = inspections.of(file, 1_000)
  await vi.advanceTimersByTimeAsync(1_000)
  await late
  asked[0]?.reject(new Error('the store fails'))
  await vi.advanceTimersByTimeAsync(0)
  const again = inspections.of(file, 1_000)
  asked[1]?.resolve(harmless)
  expect((await again)?.findings).toEqual([])
})
