import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { closureReasons } from '../artefact/state.ts'
import { digestA, digestB, people } from '../examples.ts'
import { given } from '../given-when-then.fixture.ts'
import { citedClosedFiles } from './closed-evidence.ts'
import { allDeclared, castVote, judging, recognitionDecided, voteCast } from './examples.ts'
import { recognitionMachine } from './table.ts'

const { deciderOne, deciderTwo } = people
const closedFor = (reason: (typeof closureReasons)[number]) => ({
  ...judging,
  closedEvidence: [{ digest: digestA, reason, since: '2026-11-03', requirements: ['GBA-AI-TS-01', 'GBA-AI-DP-04'] }],
})

describe('while the lead has closed a file of the dossier', () => {
  test.each(closureReasons)('for %s, nobody votes to recognise or to reserve', (reason) => {
    const requirements = ['GBA-AI-TS-01', 'GBA-AI-DP-04']
    const params = { digest: digestA, reason, since: '2026-11-03', requirements }
    for (const decision of ['recognise', 'reserve'] as const) {
      given(recognitionMachine, allDeclared)
        .when(castVote(deciderOne, decision), closedFor(reason))
        .then([{ violation: `/decision recognition-on-closed-evidence ${digestA}`, params }])
    }
  })

  test('a vote to refuse is cast, and decides: what stays closed for ever stops nothing', () => {
    const [first, second] = [voteCast(deciderOne, 'refuse'), voteCast(deciderTwo, 'refuse')]
    given(recognitionMachine, allDeclared).when(castVote(deciderOne, 'refuse'), closedFor('shredded')).then([first])
    given(recognitionMachine, [...allDeclared, first])
      .when(castVote(deciderTwo, 'refuse'), closedFor('shredded'))
      .then([second, recognitionDecided([first, second], [])])
  })

  test('a vote that was cast before decides nothing with it, and counts again once the file is open', () => {
    const [first, second] = [voteCast(deciderOne, 'recognise'), voteCast(deciderTwo, 'recognise')]
    given(recognitionMachine, [...allDeclared, first])
      .when(castVote(deciderTwo, 'recognise'), closedFor('structure'))
      .then([`/decision recognition-on-closed-evidence ${digestA}`])
    given(recognitionMachine, [...allDeclared, first])
      .when(castVote(deciderTwo, 'recognise'), judging)
      .then([second, recognitionDecided([first, second], [])])
  })
})

const digests = fc.constantFrom(digestA, digestB, 'c'.repeat(64))
const findings = fc.array(
  fc.record({ requirementId: fc.constantFrom('TS-01', 'DP-04', 'ET-11'), evidence: fc.array(digests) }),
)
const files = fc.uniqueArray(
  fc.record({ digest: digests, reason: fc.constantFrom(...closureReasons), since: fc.constant('2026-11-03') }),
  { selector: ({ digest }) => digest },
)

describe('of what a lead has closed', () => {
  test('that is told which the dossier cites, each with the requirements that rest on it', () => {
    fc.assert(
      fc.property(findings, files, (found, closed) => {
        const told = citedClosedFiles(found, closed)
        const cited = closed.filter(({ digest }) => found.some(({ evidence }) => evidence.includes(digest)))
        expect(told.map(({ digest }) => digest)).toEqual(cited.map(({ digest }) => digest).toSorted())
        for (const { digest, reason, requirements } of told) {
          expect(closed).toContainEqual({ digest, reason, since: '2026-11-03' })
          const citing = found.filter(({ evidence }) => evidence.includes(digest))
          expect(requirements).toEqual(citing.map(({ requirementId }) => requirementId))
        }
      }),
    )
  })
})
