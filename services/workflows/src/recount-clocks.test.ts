import { expect, test } from 'vitest'
import { recountClocksOf } from './recount-clocks.ts'
import { recordingServices } from './recording-services.fixture.ts'

test('clocks are given to the service that counts them again', async () => {
  const { services, calls } = recordingServices('hk', {})
  await recountClocksOf(services)('recount.key')
  expect(calls).toMatchObject([{ operation: 'recountClocks', body: {}, key: 'recount.key' }])
})
