import { expect, test } from 'vitest'
import { by, digestB, people } from '../examples.ts'
import { given } from '../given-when-then.fixture.ts'
import { decision, recordDecision } from './examples.ts'
import { peerDecisionMachine } from './table.ts'

const { name: _name, actor: _actor, ...said } = decision
const recorded = { ...said, type: 'PeerDecisionRecorded', ...by(people.system) } as const

test('a decision is recorded as it was said', () => {
  const state = given(peerDecisionMachine, []).when(recordDecision()).then([recorded])
  expect(state).toMatchObject({
    status: 'recorded',
    from: 'mo',
    decision: 'reserve',
    conditions: ['Notify the DSPDP.'],
  })
})

test.each([
  ['while the evaluation is not granted', {}, { evaluationStatus: 'reviewed' }, 'evaluation-not-granted'],
  ['of an authority that was not asked', {}, { askedAuthorities: ['cn-gd'] }, '/from authority-not-asked'],
  ['for the place of another', { jurisdiction: 'CN' }, {}, '/decision/jurisdiction not-its-jurisdiction'],
  ['on another dossier', { dossierDigest: digestB }, {}, '/decision/dossierDigest dossier-digest-differs'],
  ['that reserves without a condition', { conditions: [] }, {}, '/decision/conditions condition-missing'],
  ['that says otherwise than before', {}, { recorded: 'refuse' }, '/decision peer-decided-otherwise'],
] as const)('no decision is recorded %s', (_when, change, facts, violation) => {
  given(peerDecisionMachine, []).when(recordDecision(change, facts)).then([violation])
})
