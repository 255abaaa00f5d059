import type { Authority } from '@concert/domain/jurisdictions'
import { expect, test } from 'vitest'
import { eventExamples } from '#event-examples.fixture.ts'
import { recordingServices } from '#recording-services.fixture.ts'
import { lendPeople } from './lend-people.ts'

const { loanId, function: asked, competences, seat, validFrom, validUntil } = eventExamples.LoanAsked
const nothing = { competences: [], engagements: [] }

/** What the cell of an authority does on an event of a loan. */
async function callsOn(name: string, type: keyof typeof eventExamples, authority: Authority) {
  const { services, calls } = recordingServices(authority, {})
  const subscription = lendPeople(services).find((one) => one.name === name && one.type === type)
  if (subscription === undefined) throw new Error(`no subscription ${name} follows ${type}`)
  const event = {
    id: '0197f3a0-0000-7000-8000-000000000009',
    authority,
    stream: 'loan',
    streamId: loanId,
    streamVersion: 1,
    type,
    payload: eventExamples[type],
    occurredAt: '2026-11-23T09:00:00.000Z',
  }
  const sagas = { start: async () => undefined, wake: async () => false }
  const signal = new AbortController().signal
  await subscription.deliver(event, { key: 'the-key', fence: 1, attempt: 1, signal, sagas })
  return calls
}

test('a person is asked of the lender in the terms of the loan, and the reason stays', async () => {
  const terms = { loanId, function: asked, competences, seat, validFrom, validUntil }
  const body = { to: 'mo', type: 'loan-request.v1', body: terms, key: loanId }
  expect(await callsOn('ask-lender', 'LoanAsked', 'hk')).toEqual([{ operation: 'sendEnvelope', body, key: 'the-key' }])
})

test.each([
  ['tell-of-consent', 'LoanAgreed', 'agreed', 'mo', 'hk'],
  ['tell-of-refusal', 'LoanRefused', 'refused', 'mo', 'hk'],
  ['tell-of-end', 'LoanEnded', 'ended', 'hk', 'mo'],
] as const)(
  '%s tells what this authority said to the other party, and nothing back',
  async (name, type, answer, from, to) => {
    const said = type === 'LoanAgreed' ? { ...nothing, engagements: eventExamples.LoanAgreed.engagements } : nothing
    const body = { to, type: 'loan-answer.v1', body: { loanId, answer, ...said }, key: `${loanId}.${answer}` }
    expect(await callsOn(name, type, from)).toEqual([{ operation: 'sendEnvelope', body, key: 'the-key' }])
    expect(await callsOn(name, type, to)).toEqual([])
  },
)
