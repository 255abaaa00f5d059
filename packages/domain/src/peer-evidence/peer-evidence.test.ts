import { expect, test } from 'vitest'
import { by, people } from '../examples.ts'
import { given } from '../given-when-then.fixture.ts'
import { recordEvidence, told } from './examples.ts'
import { peerEvidenceMachine } from './table.ts'

const { name: _name, actor: _actor, ...said } = told
const recorded = { ...said, type: 'PeerEvidenceRecorded', ...by(people.system) } as const

test('what a lead says of its files is recorded as it was said, also that all can be opened again', () => {
  const state = given(peerEvidenceMachine, []).when(recordEvidence()).then([recorded])
  expect(state).toMatchObject({ status: 'recorded', leadAuthority: 'hk', changes: 1, closed: told.closed })
  given(peerEvidenceMachine, [])
    .when(recordEvidence({ changes: 2, closed: [] }))
    .then([{ ...recorded, changes: 2, closed: [] }])
})

test.each([
  ['of the files of this authority itself', { leadAuthority: 'mo' }, {}, 'lead-does-not-recognise'],
  ['otherwise than before', {}, { isToldOtherwise: true }, '/closed peer-told-otherwise'],
] as const)('nothing is recorded that is said %s', (_how, change, facts, violation) => {
  given(peerEvidenceMachine, []).when(recordEvidence(change, facts)).then([violation])
})
