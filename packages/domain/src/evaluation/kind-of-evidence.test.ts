import { expect, test } from 'vitest'
import { by, digestA, digestB, people } from '../examples.ts'
import { afterSteps } from '../given-when-then.fixture.ts'
import type { EvidenceFacts, FindingEntry } from './commands.ts'
import {
  close,
  type EvaluationStep,
  finding,
  record,
  respond,
  toEvaluating,
  toNonconformitiesOpen,
} from './examples.ts'
import { findingsCiteAskedEvidence } from './kind-of-evidence-guards.ts'
import { evaluationMachine } from './table.ts'

const { givenSteps } = afterSteps(evaluationMachine)
const digestC = 'c'.repeat(64)
const digestD = 'd'.repeat(64)
const evidence: EvidenceFacts['evidence'] = [
  { digest: digestA, isRead: true, kind: 'system-description', closedFor: null },
  { digest: digestB, isRead: true, kind: 'risk-register', closedFor: null },
  { digest: digestC, isRead: true, kind: null, closedFor: null },
]
const demands: EvidenceFacts['demands'] = [
  { requirementId: 'TS-01', kind: 'system-description', residencyCategory: 'C4', maxAgeDays: null },
  { requirementId: 'TS-01', kind: 'use-case-register', residencyCategory: 'C4', maxAgeDays: null },
  { requirementId: 'TS-04', kind: 'risk-register', residencyCategory: 'C4', maxAgeDays: null },
]

function knowing(step: EvaluationStep, asked = demands): EvaluationStep {
  return (state) => {
    const { command, facts } = step(state)
    return { command, facts: { ...facts, evidence, demands: asked } as never }
  }
}

const recording = (...findings: FindingEntry[]) => knowing(record(people.evaluatorOne, ...findings))
const recorded = (entry: FindingEntry) =>
  ({ type: 'FindingsRecorded', ...by(people.evaluatorOne), findings: [entry] }) as const

test.each(['conforms', 'minor-nonconformity', 'major-nonconformity', 'not-applicable'] as const)(
  'a finding that says %s cites evidence of kinds that its requirement asks for, and no other beside it',
  (grade) => {
    givenSteps(...toEvaluating)
      .when(recording(finding('TS-01', { grade, evidence: [digestA, digestB, digestC] })))
      .then([
        '/findings/0/evidence/1 evidence-of-another-kind TS-01',
        '/findings/0/evidence/2 evidence-of-no-kind TS-01',
      ])
    const entry = finding('TS-01', { grade, evidence: [digestA] })
    givenSteps(...toEvaluating)
      .when(recording(entry))
      .then([recorded(entry)])
  },
)

test('an observation may cite whatever it was made on', () => {
  const entry = finding('TS-01', { grade: 'conforms-with-observation', evidence: [digestB, digestC] })
  givenSteps(...toEvaluating)
    .when(recording(entry))
    .then([recorded(entry)])
})

test('a refusal names the kind that was cited and those that are asked for', () => {
  givenSteps(...toEvaluating)
    .when(recording(finding('TS-01', { evidence: [digestB] })))
    .then([
      {
        violation: '/findings/0/evidence/0 evidence-of-another-kind TS-01',
        params: { requirementId: 'TS-01', kind: 'risk-register', asked: ['system-description', 'use-case-register'] },
      },
    ])
})

test('a requirement for which the edition names no kind takes any; what is not on record another guard refuses', () => {
  const entry = finding('ET-01', { evidence: [digestB] })
  givenSteps(...toEvaluating)
    .when(recording(entry))
    .then([recorded(entry)])
  givenSteps(...toEvaluating)
    .when(recording(finding('TS-01', { evidence: [digestD] })))
    .then(['/findings/0/evidence/0 evidence-unknown'])
})

test('a nonconformity is closed on evidence of a kind that its requirement asks for', () => {
  const asked: EvidenceFacts['demands'] = [
    { requirementId: 'ET-01', kind: 'raci', residencyCategory: 'C3', maxAgeDays: null },
  ]
  givenSteps(...toNonconformitiesOpen, respond())
    .when(knowing(close(), asked))
    .then(['/finding/evidence/0 evidence-of-another-kind ET-01'])
})

test('the receipt says what was asked for and of which kind what was cited is', () => {
  const findings = [finding('TS-01', { evidence: [digestA, digestC] })]
  const command = { name: 'recordFindings', findings } as never
  expect(findingsCiteAskedEvidence.inputs(null as never, command, { evidence, demands } as never)).toEqual({
    findings: [
      {
        requirementId: 'TS-01',
        grade: 'conforms',
        asked: ['system-description', 'use-case-register'],
        cited: [
          { digest: digestA, kind: 'system-description' },
          { digest: digestC, kind: null },
        ],
      },
    ],
  })
})
