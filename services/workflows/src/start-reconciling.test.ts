import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { CellServices } from '#cell-services.ts'
import { startReconciling } from './start-reconciling.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** A cell of Hong Kong whose exchange fails while `isDown` says so. */
function cellOf(isDown: (peer: string) => boolean, waiting: () => readonly string[] = () => []) {
  const asked: string[] = []
  const compared: string[] = []
  const told: string[] = []
  const sent: unknown[] = []
  const tell = (level: string) => (about: object) => told.push(`${level} ${(about as { peer: string }).peer}`)
  const services = {
    authority: 'hk',
    call: async ({ id }: { id: string }, { params, body }: { params?: { peer: string }; body?: object }) => {
      if (id === 'listEvidenceToTell') return { applicationIds: waiting() }
      if (id === 'getEvidenceToTell')
        return { told: { evaluationId: 'evl_1', changes: 2, closed: [] }, authorities: ['mo'] }
      if (id === 'sendEnvelope') return void sent.push(body)
      const { peer } = params ?? { peer: '' }
      if (id === 'reconcileReads') compared.push(peer)
      else asked.push(peer)
      if (isDown(peer)) throw new Error('HTTP 503: unavailable')
      return { sent: 1, differences: 0, revived: 0, open: 0 }
    },
  } as unknown as CellServices
  const stop = startReconciling(services, { info: tell('info'), warn: tell('warn'), error: tell('error') })
  return { asked, compared, told, sent, stop }
}

test('each other authority is asked a minute after the start and every hour', async () => {
  const { asked, compared, stop } = cellOf(() => false)
  await vi.advanceTimersByTimeAsync(59_999)
  expect(asked).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(asked).toEqual(['cn-gd', 'mo'])
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(asked).toEqual(['cn-gd', 'mo', 'cn-gd', 'mo'])
  expect(compared).toEqual(asked)
  await stop()
})

test('one that is down for a day keeps back no other, and is asked in the hour in which it is up again', async () => {
  let isUp = false
  const { told, stop } = cellOf((peer) => peer === 'cn-gd' && !isUp)
  await vi.advanceTimersByTimeAsync(86_400_000)
  expect(told.filter((line) => line === 'warn cn-gd')).toHaveLength(24)
  // Of the envelopes and of the reads.
  expect(told.filter((line) => line === 'info mo')).toHaveLength(48)
  isUp = true
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(told).toContain('info cn-gd')
  await stop()
})

test('what is closed of the dossiers that others decide on is told in the same hour, and keeps nothing back where it fails', async () => {
  let isDown = false
  const waiting = () => {
    if (isDown) throw new Error('HTTP 503: unavailable')
    return ['app_1', 'app_2']
  }
  const { asked, sent, told, stop } = cellOf(() => false, waiting)
  await vi.advanceTimersByTimeAsync(60_000)
  const envelope = { to: 'mo', type: 'evidence-closed.v1', body: { evaluationId: 'evl_1', changes: 2, closed: [] } }
  expect(sent).toEqual([
    { ...envelope, key: 'evl_1.2' },
    { ...envelope, key: 'evl_1.2' },
  ])
  isDown = true
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(told).toContain('warn undefined')
  expect(asked).toEqual(['cn-gd', 'mo', 'cn-gd', 'mo'])
  await stop()
})

test('nothing is asked after the end', async () => {
  const { asked, stop } = cellOf(() => false)
  await stop()
  await vi.advanceTimersByTimeAsync(86_400_000)
  expect(asked).toEqual([])
})
