import type { Weakening } from './weakening.ts'

/** Who is given which bytes of evidence, and what is kept of it. */
export const ofEvidence: readonly Weakening[] = [
  {
    name: 'bytes-of-a-closed-file',
    file: 'services/evidence/src/artefact/read-evidence-content.ts',
    from: 'const ground = await groundOfRead(transaction, row.state, request, context)',
    to: "const ground = { bases: ['own-cell'], office: null } as const",
    noticedBy: ['services/evidence/test/read-content.test.ts'],
  },
  {
    name: 'bytes-across-a-border-unasked',
    file: 'services/evidence/src/artefact/read-evidence-content.ts',
    from: 'return requireReadable(transaction, artefact, viewer, known, context)',
    to: "return { bases: ['own-cell'], office: null }",
    noticedBy: ['services/evidence/test/read-gate.test.ts'],
  },
  {
    name: 'bytes-without-custody',
    file: 'services/evidence/src/artefact/read-evidence-content.ts',
    from: 'if (!isHead) await recordCustody(',
    to: 'if (isHead) await recordCustody(',
    noticedBy: ['services/evidence/test/read-content.test.ts'],
  },
  {
    name: 'custody-of-other-bytes',
    file: 'migrations/cell/0310-custody.sql',
    from: `  foreign key (authority, digest, evidence_id, applicant_id)
    references evidence.artefacts (authority, digest, evidence_id, applicant_id),
`,
    to: '',
    noticedBy: ['services/evidence/test/never.test.ts'],
  },
  {
    name: 'open-before-it-was-inspected',
    file: 'packages/domain/src/artefact/table.ts',
    from: "          quarantine: 'unchecked',\n",
    to: '',
    noticedBy: ['services/evidence/test/inspection.test.ts'],
  },
  {
    name: 'clean-without-official-signatures',
    file: 'packages/domain/src/artefact/table.ts',
    from: 'guards: [authorityPinned, inspectionIsOfItsBytes, cleanNamesSignatures]',
    to: 'guards: [authorityPinned, inspectionIsOfItsBytes]',
    noticedBy: ['packages/domain/src/artefact/inspection.test.ts'],
  },
  {
    name: 'silent-scanner-taken-for-none',
    file: 'services/evidence/src/inspection/inspect-object.ts',
    from: 'throw new ScannerUnavailable(`${verdict.state}: ${verdict.reason}`)',
    to: "return 'not-scanned'",
    noticedBy: ['services/evidence/test/inspection.test.ts'],
  },
  {
    name: 'never-inspected-again',
    file: 'services/evidence/src/artefact/files-to-inspect.ts',
    from: 'coalesce(recorded.inspected_at, recorded.stored_at) <',
    to: 'recorded.inspected_at is null and recorded.stored_at <',
    noticedBy: ['services/evidence/test/inspection.test.ts'],
  },
  {
    name: 'graded-on-a-closed-file',
    file: 'migrations/cell/0388-inspections.sql',
    from: 'where held.quarantine is not null;',
    to: 'where false;',
    noticedBy: ['services/reviews/test/evaluation-refusals.test.ts'],
  },
  {
    name: 'graded-on-what-another-opened',
    file: 'services/reviews/src/contracted-applications.ts',
    from: 'and given.digest = held.digest and given.person_id = $3)',
    to: 'and given.digest = held.digest and $3::text is not null)',
    noticedBy: ['services/reviews/test/evaluation-refusals.test.ts'],
  },
]
