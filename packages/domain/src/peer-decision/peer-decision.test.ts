import { expect, test } from 'vitest'
import { after, attempt, digestB, refused } from '../examples.ts'
import type { Step } from '../examples.ts'
import type { PeerDecisionTypes } from './events.ts'
import { recordDecision } from './examples.ts'
import { peerDecisionMachine } from './table.ts'

const judge = (step: Step<PeerDecisionTypes>) => refused(attempt(peerDecisionMachine, null, step(null)))

test('a decision is recorded as it was said', () => {
  expect(after(peerDecisionMachine, [recordDecision()])).toMatchObject({
    status: 'recorded',
    from: 'mo',
    decision: 'reserve',
    conditions: ['Notify the DSPDP.'],
  })
})

test.each([
  ['while the evaluation is not granted', {}, { evaluationStatus: 'reviewed' }, [' evaluation-not-granted']],
  ['of an authority that was not asked', {}, { askedAuthorities: ['cn-gd'] }, ['/from authority-not-asked']],
  ['for the place of another', { jurisdiction: 'CN' }, {}, ['/decision/jurisdiction not-its-jurisdiction']],
  ['on another dossier', { dossierDigest: digestB }, {}, ['/decision/dossierDigest dossier-digest-differs']],
  ['that reserves without a condition', { conditions: [] }, {}, ['/decision/conditions condition-missing']],
  ['that says otherwise than before', {}, { recorded: 'refuse' }, ['/decision peer-decided-otherwise']],
] as const)('no decision is recorded %s', (_when, change, facts, said) => {
  expect(judge(recordDecision(change, facts))).toEqual(said.map((one) => one.trim()))
})
