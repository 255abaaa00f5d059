import { describe, expect, test } from 'vitest'
import { quarantineReasons } from '../artefact/state.ts'
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
import { findingsRestOnReadEvidence } from './read-evidence-guards.ts'
import { evaluationMachine } from './table.ts'

const { givenSteps } = afterSteps(evaluationMachine)
const digestC = 'c'.repeat(64)
/** Of the evidence on record only the second file was opened by the evaluator. */
const evidence = [
  { digest: digestA, isRead: false, kind: 'record', closedFor: null },
  { digest: digestB, isRead: true, kind: 'record', closedFor: null },
  { digest: digestC, isRead: false, kind: 'record', closedFor: null },
] as const

function knowing(step: EvaluationStep, known: EvidenceFacts['evidence']): EvaluationStep {
  return (state) => {
    const { command, facts } = step(state)
    return { command, facts: { ...facts, evidence: known } as never }
  }
}

function recorded(...findings: FindingEntry[]) {
  return { type: 'FindingsRecorded', ...by(people.evaluatorOne), findings } as const
}

function recording(...findings: FindingEntry[]): EvaluationStep {
  return knowing(record(people.evaluatorOne, ...findings), evidence)
}

describe('a finding', () => {
  test.each(['conforms', 'minor-nonconformity', 'major-nonconformity', 'not-applicable'] as const)(
    'that says %s rests on evidence that its evaluator has opened, at least one of what it cites',
    (grade) => {
      givenSteps(...toEvaluating)
        .when(recording(finding('TS-01', { grade, evidence: [digestA, digestC] })))
        .then(['/findings/0/evidence evidence-not-read TS-01'])
      const entry = finding('TS-01', { grade, evidence: [digestA, digestB] })
      expect(
        givenSteps(...toEvaluating)
          .when(recording(entry))
          .then([recorded(entry)])?.findings['TS-01']?.grade,
      ).toBe(grade)
    },
  )

  test('that is an observation need not', () => {
    const entry = finding('TS-01', { grade: 'conforms-with-observation', evidence: [digestA] })
    givenSteps(...toEvaluating)
      .when(recording(entry))
      .then([recorded(entry)])
  })

  test.each(['minor-nonconformity', 'major-nonconformity', 'not-applicable'] as const)(
    'that says %s on no evidence says why there is none',
    (grade) => {
      for (const reason of [{}, { noEvidenceReason: ' ' }]) {
        givenSteps(...toEvaluating)
          .when(recording(finding('TS-01', { grade, evidence: [], ...reason })))
          .then(['/findings/0/noEvidenceReason finding-without-evidence TS-01'])
      }
      const noEvidenceReason = 'The client keeps no record of it.'
      const entry = finding('TS-01', { grade, evidence: [], noEvidenceReason })
      const state = givenSteps(...toEvaluating)
        .when(recording(entry))
        .then([recorded(entry)])
      expect(state?.findings['TS-01']).toMatchObject({ noEvidenceReason })
    },
  )

  test('never calls conforming what nothing shows, whatever the reason', () => {
    givenSteps(...toEvaluating)
      .when(recording(finding('TS-01', { evidence: [], noEvidenceReason: 'None is needed.' })))
      .then(['/findings/0/evidence grade-without-evidence'])
  })

  test('does not cite evidence and say that there is none', () => {
    givenSteps(...toEvaluating)
      .when(recording(finding('TS-01', { evidence: [digestB], noEvidenceReason: 'None exists.' })))
      .then(['/findings/0/noEvidenceReason evidence-cited-and-denied TS-01'])
  })

  test.each(quarantineReasons)('rests on nothing that is closed for %s', (closedFor) => {
    const closed = [{ digest: digestA, isRead: true, kind: 'record', closedFor }]
    givenSteps(...toEvaluating)
      .when(knowing(recording(finding('TS-01', { evidence: [digestA] })), closed))
      .then(['/findings/0/evidence/0 evidence-closed'])
  })

  test('of which nothing is on record is told that alone', () => {
    givenSteps(...toEvaluating)
      .when(recording(finding('TS-01', { evidence: ['d'.repeat(64)] })))
      .then(['/findings/0/evidence/0 evidence-unknown'])
  })
})

test('every finding of a command is named', () => {
  const unread = { evidence: [digestA] }
  givenSteps(...toEvaluating)
    .when(recording(finding('TS-01', unread), finding('ET-01', { grade: 'not-applicable', evidence: [] })))
    .then([
      '/findings/0/evidence evidence-not-read TS-01',
      '/findings/1/noEvidenceReason finding-without-evidence ET-01',
    ])
})

test('a nonconformity is closed on evidence that its evaluator has opened', () => {
  const answered = [...toNonconformitiesOpen, respond()]
  givenSteps(...answered)
    .when(knowing(close(), evidence))
    .then(['/finding/evidence evidence-not-read ET-01'])
  const known = [{ digest: digestA, isRead: true, kind: 'record', closedFor: null }]
  const { status } = givenSteps(...answered, knowing(close(), known)).state ?? {}
  expect(status).toBe('evaluating')
})

test('the receipt says which of the cited evidence was opened', () => {
  const findings = [finding('TS-01', { evidence: [digestA, digestB] })]
  const command = { name: 'recordFindings', findings } as never
  expect(findingsRestOnReadEvidence.inputs(null as never, command, { evidence } as never)).toEqual({
    read: [digestB],
    findings: [{ requirementId: 'TS-01', grade: 'conforms', cited: [digestA, digestB], noEvidenceReason: null }],
  })
})
