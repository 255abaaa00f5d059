import { expect, test } from 'vitest'
import { quarantineReasons } from '../artefact/state.ts'
import { afterSteps } from '../given-when-then.fixture.ts'
import { answer, description, drill, submit, toDraft } from './examples.ts'
import { applicationMachine } from './table.ts'

const { givenSteps } = afterSteps(applicationMachine)
const found = quarantineReasons.filter((reason) => reason !== 'unchecked')
const closedFor = (closed: string) => ({ evidence: [{ ...description, closedFor: closed }, drill] })

test.each(found)('no answer is given on evidence that is closed for %s', (reason) => {
  givenSteps(...toDraft)
    .when(answer(undefined, closedFor(reason)))
    .then(['/answers/0/evidence/0 evidence-closed TS-01'])
})

test.each(found)('no application is submitted on evidence that was closed for %s since it was cited', (reason) => {
  givenSteps(...toDraft, answer())
    .when(submit(true, closedFor(reason)))
    .then(['evidence-closed TS-01', 'evidence-not-covered TS-01'])
})

test('evidence that nothing cites closes nothing', () => {
  const evidence = [description, drill, { ...drill, digest: 'e'.repeat(64), closedFor: 'malware' }]
  expect(givenSteps(...toDraft, answer(), submit(true, { evidence })).state?.status).toBe('submitted')
})

test('what is still being checked is cited and submitted: its checks end by themselves', () => {
  const unchecked = closedFor('unchecked')
  expect(givenSteps(...toDraft, answer(undefined, unchecked), submit(true, unchecked)).state?.status).toBe('submitted')
})
