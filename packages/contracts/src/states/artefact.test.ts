import { expect, test } from 'vitest'
import { artefactState } from './artefact.ts'
import { readState } from './state-format.ts'

const digest = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824'
const first = {
  authority: 'mo',
  evidenceId: 'evd_0197f3a0-0000-7000-8000-000000000001',
  applicantId: 'harbour-legal',
  applicationId: 'app_0197f3a0-0000-7000-8000-000000000001',
  digest,
  sizeBytes: 5,
  mediaType: 'text/plain',
  residencyCategory: 'C3',
  effectiveOn: null,
  scan: 'not-scanned',
  status: 'uploaded',
}
const lineage = { origins: ['MO'], madeIn: 'MO', unmixedProof: null, scanDigest: digest }

test.each([
  [1, first],
  [2, { ...first, ...lineage }],
  [3, { ...first, ...lineage, quarantine: null }],
  [4, { ...first, ...lineage, quarantine: null, inspection: null }],
  [5, { ...first, ...lineage, quarantine: null, inspection: null, accepted: null }],
  [6, { ...first, ...lineage, quarantine: null, inspection: null, accepted: null, dataSubjects: null }],
])('a document of version %d is of a file that is of no kind and not in quarantine', (schemaVersion, document) => {
  const later = {
    quarantine: null,
    inspection: null,
    acceptedFindings: null,
    dataSubjects: null,
    kind: null,
    requirements: [],
    supersedes: null,
    isLate: false,
    judgement: null,
    judged: null,
    shredded: null,
    smallestGroup: null,
    technologyCheck: null,
  }
  expect(readState(artefactState, { schemaVersion, ...document })).toEqual({ ...first, ...lineage, ...later })
})

test('what a signatory accepted is kept under its new name, and not under the one before', () => {
  const accepted = {
    findings: ['formula-in-cell'],
    reason: 'Differences.',
    by: 'mei.lin',
    at: '2026-11-02T02:00:00.000Z',
  }
  const said = { dataSubjects: null, kind: null, requirements: [], supersedes: null, isLate: false }
  const document = { ...first, ...lineage, ...said, quarantine: null, inspection: null, judgement: null, judged: null }
  const read = readState(artefactState, { schemaVersion: 8, ...document, accepted })
  expect(read).toEqual({
    ...document,
    acceptedFindings: accepted,
    shredded: null,
    smallestGroup: null,
    technologyCheck: null,
  })
})
