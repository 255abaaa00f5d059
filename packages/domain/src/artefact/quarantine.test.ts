import { expect, test } from 'vitest'
import { at, digestA, digestB, people } from '../examples.ts'
import { given } from '../given-when-then.fixture.ts'
import { decide, fold } from '../machine.ts'
import { opened, quarantined, quarantineFor, released, releaseOf, storedRight } from './examples.ts'
import { evolveArtefact } from './events.ts'
import { type QuarantineReason, quarantineReasons, storeFaults } from './state.ts'
import { artefactMachine } from './table.ts'

const stored = (storedDigest: string | null) => ({ authority: 'hk', storedDigest }) as const
const open = fold(artefactMachine, opened)
const closedFor = (reason: QuarantineReason) => evolveArtefact(open, quarantined(reason))

test.each([
  ['digest-differs', digestB],
  ['bytes-missing', null],
] as const)('a file is closed for %s, and open again as it was before once that no longer holds', (reason, found) => {
  const closed = given(artefactMachine, opened)
    .when(quarantineFor(reason), stored(found))
    .then([quarantined(reason)])
  expect(closed).toMatchObject({ status: 'quarantined', quarantine: { reason, since: at } })
  const again = given(artefactMachine, [...opened, quarantined(reason)])
    .when(releaseOf(reason), storedRight)
    .then([released(reason)])
  expect(again).toEqual(open)
})

test.each([
  ['digest-differs', digestA],
  ['digest-differs', null],
  ['bytes-missing', digestA],
  ['bytes-missing', digestB],
] as const)('no file is closed for %s where the store has %s', (reason, found) => {
  given(artefactMachine, opened).when(quarantineFor(reason), stored(found)).then(['/reason quarantine-unfounded evd_1'])
})

test.each([digestB, null])('no file is open again while the store has %s', (found) => {
  for (const reason of storeFaults)
    given(artefactMachine, [...opened, quarantined(reason)])
      .when(releaseOf(reason), stored(found))
      .then(['stored-bytes-differ evd_1'])
})

test('what an inspection closed, or has not yet opened, is not open because its bytes are whole', () => {
  for (const reason of quarantineReasons.filter((one) => one !== 'digest-differs'))
    given(artefactMachine, [...opened, quarantined(reason)])
      .when(releaseOf('digest-differs'), storedRight)
      .then(['/reason quarantined-for-another-reason evd_1'])
})

test('a file is closed once, opened only where it is closed, and by the system alone', () => {
  expect(decide(artefactMachine, closedFor('malware'), quarantineFor('bytes-missing'), storedRight)).toMatchObject({
    refusal: {
      kind: 'not-allowed',
      allowed: ['inspectEvidence', 'correctEvidence', 'acceptEvidenceFindings', 'releaseEvidence', 'shredEvidence'],
    },
  })
  expect(decide(artefactMachine, open, releaseOf('bytes-missing'), storedRight)).toMatchObject({
    refusal: {
      kind: 'not-allowed',
      allowed: [
        'inspectEvidence',
        'correctEvidence',
        'acceptEvidence',
        'returnEvidence',
        'checkEvidenceTechnology',
        'quarantineEvidence',
        'shredEvidence',
      ],
    },
  })
  const byApplicant = { ...quarantineFor('bytes-missing'), actor: people.applicant }
  expect(decide(artefactMachine, open, byApplicant, storedRight)).toMatchObject({ refusal: { kind: 'forbidden' } })
})
