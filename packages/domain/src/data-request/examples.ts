import { at, authorisation, people, person, type Step } from '../examples.ts'
import type { RecordDataRequest, RequestOwnData } from './commands.ts'
import type { DataRequestTypes } from './events.ts'

// For the tests of this package only: an evaluator asks for a copy, somebody who has left writes a letter.

type RequestStep = Step<DataRequestTypes>

export const asker = person(people.evaluatorOne.id, 'staff-member')
const facts = { authority: 'hk', authorisation: authorisation('personnel-administrator'), hasConflict: false } as const
const by = { actor: people.administrator, at }
const asking = { authority: 'hk', requestId: 'dar_1', personId: asker.id, asks: 'copy', statement: null } as const

export function request(change: Partial<RequestOwnData> = {}, known = {}): RequestStep {
  const command: RequestOwnData = { name: 'requestOwnData', actor: asker, at, ...asking, ...change }
  return () => ({ command, facts: { ...facts, fileVersion: 3, waiting: null, ...known } })
}
export function record(change: Partial<RecordDataRequest> = {}, known = {}): RequestStep {
  const command: RecordDataRequest = {
    name: 'recordDataRequest',
    ...by,
    ...asking,
    receivedOn: '2026-10-23',
    ...change,
  }
  return () => ({ command, facts: { ...facts, fileVersion: 3, waiting: null, ...known } })
}
export function answer(fileVersion = 3, actor = people.administrator): RequestStep {
  return () => ({ command: { name: 'answerDataRequest', at, actor }, facts: { ...facts, fileVersion } })
}
export function refuse(reason = 'It is held under legal privilege.', actor = people.administrator): RequestStep {
  return () => ({ command: { name: 'refuseDataRequest', at, actor, reason }, facts })
}
export function handOver(how = 'By registered post.'): RequestStep {
  return () => ({ command: { name: 'handOverData', ...by, how }, facts })
}

/** Together they take every row of the table. */
export const dataRequestJourneys: readonly (readonly RequestStep[])[] = [
  [request(), answer()],
  [record(), answer(), handOver()],
  [request({ asks: 'correction', statement: 'My name is misspelt.' }), refuse()],
]
