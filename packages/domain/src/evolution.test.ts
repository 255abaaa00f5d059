import { expect, test } from 'vitest'
import { evolveApplication } from './application/events.ts'
import type { ApplicationEvent } from './application/events.ts'
import { toDraft } from './application/examples.ts'
import { applicationMachine } from './application/table.ts'
import { after } from './examples.ts'

const stamp = { at: '2026-11-02T02:00:00Z', by: 'per_1' }
const signed: ApplicationEvent = { type: 'AgreementSigned', ...stamp, agreementVersion: '1' }

test('a history that does not begin with its opening is refused as corrupt', () => {
  expect(() => evolveApplication(null, signed)).toThrow(
    'a history begins with ApplicationOpened, not with AgreementSigned',
  )
})

test.each(['ApplicationPainted', 'constructor'])('an event of the unknown type %s is refused as corrupt', (type) => {
  const event = { type, ...stamp } as unknown as ApplicationEvent
  expect(() => evolveApplication(after(applicationMachine, toDraft), event)).toThrow(
    `no change is known for an event of type ${type}`,
  )
})

test('a signature without an agreement changes nothing but the record of it', () => {
  const state = after(applicationMachine, toDraft)
  expect(evolveApplication(state, signed)).toEqual(state)
})
