import { expect, test } from 'vitest'
import { at, digestA, digestB, people } from '../examples.ts'
import { given } from '../given-when-then.fixture.ts'
import { decide } from '../machine.ts'
import { quarantined, quarantineFor, released, releaseOf, storedRight, uploaded } from './examples.ts'
import { evolveArtefact } from './events.ts'
import { quarantineReasons } from './state.ts'
import { artefactMachine } from './table.ts'

const stored = (storedDigest: string | null) => ({ authority: 'hk', storedDigest }) as const

test.each([
  ['digest-differs', digestB],
  ['bytes-missing', null],
  ['malware', digestA],
  ['structure', digestA],
] as const)('a file is closed for %s, and open again as it was before once that no longer holds', (reason, found) => {
  const closed = given(artefactMachine, [uploaded])
    .when(quarantineFor(reason), stored(found))
    .then([quarantined(reason)])
  expect(closed).toMatchObject({ status: 'quarantined', quarantine: { reason, since: at } })
  const open = given(artefactMachine, [uploaded, quarantined(reason)])
    .when(releaseOf(reason), storedRight)
    .then([released(reason)])
  expect(open).toEqual(evolveArtefact(null, uploaded))
})

test.each([
  ['digest-differs', digestA],
  ['digest-differs', null],
  ['bytes-missing', digestA],
  ['bytes-missing', digestB],
] as const)('no file is closed for %s where the store has %s', (reason, found) => {
  given(artefactMachine, [uploaded])
    .when(quarantineFor(reason), stored(found))
    .then(['/reason quarantine-unfounded evd_1'])
})

test.each([digestB, null])('no file is open again while the store has %s', (found) => {
  for (const reason of quarantineReasons)
    given(artefactMachine, [uploaded, quarantined(reason)])
      .when(releaseOf(reason), stored(found))
      .then(['stored-bytes-differ evd_1'])
})

test('what was found harmful is not open again because its bytes are whole', () => {
  given(artefactMachine, [uploaded, quarantined('malware')])
    .when(releaseOf('digest-differs'), storedRight)
    .then(['/reason quarantined-for-another-reason evd_1'])
})

test('a file is closed once, opened only where it is closed, and by the system alone', () => {
  const open = evolveArtefact(null, uploaded)
  const closed = evolveArtefact(open, quarantined('malware'))
  expect(decide(artefactMachine, closed, quarantineFor('malware'), storedRight)).toMatchObject({
    refusal: { kind: 'not-allowed', allowed: ['releaseEvidence'] },
  })
  expect(decide(artefactMachine, open, releaseOf('malware'), storedRight)).toMatchObject({
    refusal: { kind: 'not-allowed', allowed: ['quarantineEvidence'] },
  })
  const byApplicant = { ...quarantineFor('malware'), actor: people.applicant }
  expect(decide(artefactMachine, open, byApplicant, storedRight)).toMatchObject({ refusal: { kind: 'forbidden' } })
})
