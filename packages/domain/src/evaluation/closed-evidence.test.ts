import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { EvidenceOnRecord } from '../artefact/evidence-on-record.ts'
import { closureReasons, type QuarantineReason, quarantineReasons } from '../artefact/state.ts'
import { digestA, digestB, happened, people } from '../examples.ts'
import { afterSteps } from '../given-when-then.fixture.ts'
import { findingsOnClosedFiles } from './closed-evidence.ts'
import * as example from './examples.ts'
import type { Evaluation, Finding } from './state.ts'
import { evaluationMachine } from './table.ts'

const { givenSteps } = afterSteps(evaluationMachine)
const { askForMore, assignReview, complete, finding, record, recommend, vote } = example
const { deciderOne, evaluatorOne, evaluatorTwo, reportReviewer } = people

const closedFor = (reason: QuarantineReason | null, digest = digestA) => ({
  closedEvidence: [{ digest, closedFor: reason }],
})
const malware = closedFor('malware')

/** Every requirement found again on another file, each by its evaluator. */
const elsewhere = (requirementId: string) => finding(requirementId, { evidence: [digestB] })
const knowing = { evidence: [{ digest: digestB, isRead: true, closedFor: null, kind: 'record' }] }
const again = [
  record(evaluatorOne, elsewhere('TS-01'), elsewhere('ET-01')),
  record(evaluatorTwo, elsewhere('DP-01')),
].map((step): example.EvaluationStep => (state) => {
  const { command, facts } = step(state)
  return { command, facts: { ...facts, ...knowing } as never }
})

const acts: [string, readonly example.EvaluationStep[], (facts: object) => example.EvaluationStep][] = [
  ['completed', example.toClosed, (facts) => complete(evaluatorOne, facts)],
  ['recommended', example.toInReview, (facts) => recommend({}, reportReviewer, facts)],
  ['refused in a review', example.toInReview, (facts) => recommend({ outcome: 'refuse' }, reportReviewer, facts)],
  ['voted on', example.toReviewed, (facts) => vote(deciderOne, 'grant', {}, facts)],
  ['voted down', example.toReviewed, (facts) => vote(deciderOne, 'refuse', {}, facts)],
]

describe.each(acts)('an evaluation with findings on a file that was closed since is not %s', (_act, steps, act) => {
  test.each(closureReasons)('while the file is closed for %s', (reason) => {
    givenSteps(...steps)
      .when(act(closedFor(reason)))
      .then(
        ['DP-01', 'ET-01', 'TS-01'].map((requirementId) => ({
          violation: `finding-on-closed-evidence ${requirementId}`,
          params: { requirementId, digest: digestA, reason },
        })),
      )
  })

  test('and is, once the file is released, while it is only checked again, and where the closed file is not cited', () => {
    for (const facts of [
      { closedEvidence: [] },
      closedFor(null),
      closedFor('unchecked'),
      closedFor('malware', digestB),
    ]) {
      expect(happened(evaluationMachine, [...steps, act(facts)]).length).toBeGreaterThan(
        happened(evaluationMachine, steps).length,
      )
    }
  })
})

describe('an evaluation with findings on a closed file goes on', () => {
  test.each<[string, readonly example.EvaluationStep[]]>([
    ['from evaluating: they are found again', [...example.toClosed]],
    [
      'from evaluated: the review is assigned, and asks for more',
      [
        ...example.toEvaluated,
        assignReview(reportReviewer.id, malware),
        example.declare('report-reviewer', reportReviewer),
        askForMore(),
      ],
    ],
    ['from in-review: the reviewer asks for more', [...example.toInReview, askForMore()]],
    [
      'from reviewed, also after a vote: the review begins anew, with the same reviewer, and asks for more',
      [...example.toReviewed, vote(deciderOne), assignReview(reportReviewer.id, malware), askForMore()],
    ],
    [
      'from reviewed with another reviewer, where the first one is gone',
      [
        ...example.toReviewed,
        assignReview(example.otherReviewer.id, malware),
        example.declare('report-reviewer', example.otherReviewer),
        askForMore('The file is closed.', example.otherReviewer),
      ],
    ],
  ])('%s', (_way, steps) => {
    const completed = givenSteps(...steps, ...again, complete(evaluatorOne, malware)).state
    expect(completed?.status).toBe('evaluated')
    expect(completed && findingsOnClosedFiles(completed, malware)).toEqual([])
  })

  test('but not with another review where every file is open', () => {
    givenSteps(...example.toReviewed)
      .when(assignReview(reportReviewer.id))
      .then(['recommendation-stands'])
  })
})

describe('over any findings and closed files', () => {
  const digests = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(64))
  const findings: fc.Arbitrary<Evaluation['findings']> = fc.dictionary(
    fc.constantFrom('TS-01', 'TS-02', 'ET-01', 'DP-01'),
    fc.array(fc.constantFrom(...digests), { maxLength: 5 }).map((evidence): Finding => ({
      grade: 'conforms',
      evidence,
      rationale: 'x',
      evaluatorId: 'per_1',
      at: '2026-11-02T02:00:00Z',
    })),
  )
  const closed: fc.Arbitrary<EvidenceOnRecord[]> = fc.uniqueArray(
    fc.record({ digest: fc.constantFrom(...digests), closedFor: fc.option(fc.constantFrom(...quarantineReasons)) }),
    { selector: ({ digest }) => digest },
  )

  test('a finding is told of each closed file that it cites, once, with why it is closed, and of no other', () => {
    fc.assert(
      fc.property(findings, closed, (found, closedEvidence) => {
        const told = findingsOnClosedFiles({ findings: found }, { closedEvidence })
        const expected = closedEvidence.flatMap(({ digest, closedFor: reason }) =>
          reason === null || reason === 'unchecked'
            ? []
            : Object.entries(found)
                .filter(([, { evidence }]) => evidence.includes(digest))
                .map(([requirementId]) => ({ requirementId, digest, reason })),
        )
        const byName = (one: { requirementId: string; digest: string }) => `${one.requirementId} ${one.digest}`
        expect(told.toSorted((a, b) => byName(a).localeCompare(byName(b)))).toEqual(
          expected.toSorted((a, b) => byName(a).localeCompare(byName(b))),
        )
      }),
    )
  })

  test('what is released is told no more, and nothing else changes', () => {
    fc.assert(
      fc.property(findings, closed, fc.nat(), (found, closedEvidence, index) => {
        const released = closedEvidence[index % Math.max(closedEvidence.length, 1)]
        fc.pre(released !== undefined)
        const left = closedEvidence.filter((one) => one !== released)
        const before = findingsOnClosedFiles({ findings: found }, { closedEvidence })
        expect(findingsOnClosedFiles({ findings: found }, { closedEvidence: left })).toEqual(
          before.filter(({ digest }) => digest !== released?.digest),
        )
      }),
    )
  })
})
