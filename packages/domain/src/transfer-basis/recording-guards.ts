import { dayIn } from '#instant.ts'
import { jurisdictionOf } from '#jurisdictions.ts'
import { type Guard, judgeByGuards } from '#machine.ts'
import { blankText, violation } from '#violation.ts'
import { basisKindOf } from './basis-kinds.ts'
import type {
  ProveReturnOrDeletion,
  RecordFiling,
  RecordingFacts,
  RecordTransferBasis,
  TerminateTransferBasis,
} from './commands.ts'
import { contractGuards } from './contract-guards.ts'
import type { ContractTerm } from './contract-terms.ts'
import { sameTransfers } from './same-transfer.ts'
import type { RecordedBasis } from './state.ts'
import { filedDocuments, type TransferBasis } from './transfer-basis.ts'

// What must hold when a basis, a filing or an end is recorded. Whether the basis lets content be read is judged at each read.

type OnRecording = Guard<null, RecordTransferBasis, RecordingFacts>

/** A cell keeps the bases of its own place: what leaves it, and what comes to it. */
export const basisIsOfThisPlace: OnRecording = {
  name: 'basis-of-this-place',
  clause: 'gbaai-border',
  check: (_state, { exporter, recipient }, { authority }) => {
    const place = jurisdictionOf(authority)
    if (exporter.place === place || recipient.place === place) return []
    return [violation('basis-of-other-places', '/exporter/place', { place })]
  },
  inputs: (_state, { exporter, recipient }, { authority }) => ({
    exporter: exporter.place,
    recipient: recipient.place,
    authority,
  }),
}

/** Only a kind whose conditions are checked can be relied on, so no other is taken. */
export const kindCanBeRecorded: OnRecording = {
  name: 'basis-kind-built',
  clause: 'gbaai-border',
  check: (_state, { code }) =>
    (basisKindOf(code)?.contract ?? null) === null ? [violation('basis-not-built', '/code', { basis: code })] : [],
  inputs: (_state, { code }) => ({ code }),
}

/** Where each term stands in what is recorded. */
const pointerOf: Readonly<Record<ContractTerm, string>> = {
  direction: '/code',
  exporter: '/exporter',
  recipient: '/recipient',
  'legal-basis': '/legalBases',
  'notice-or-consent': '/noticeOrConsentReference',
  'separate-consent': '/separateConsentReference',
  'impact-assessment': '/impactAssessment',
  purposes: '/purposes',
  methods: '/methods',
  categories: '/categories',
  sensitivity: '/isSensitive',
  'subject-count': '/subjectCount',
  transmission: '/transmission',
  retention: '/retention',
  'records-kept': '/recordsKeptYears',
  'breach-contacts': '/breachContacts',
  'storage-place': '/storagePlace',
  'onward-recipients': '/sameJurisdictionRecipients',
}

/** The contract has every term that the standard contract must have, as it is judged again at each read. */
export const contractIsWhole: OnRecording = {
  name: 'contract-whole',
  clause: 'gbasc-terms',
  check: (_state, command) => {
    const judgement = judgeByGuards(contractGuards, basisIn(command), undefined, undefined)
    if (judgement.ok) return []
    return judgement.refusal.violations.map(({ clause: _clause, subject: _subject, ...found }) => ({
      ...found,
      pointer: 'term' in found.params ? pointerOf[found.params.term as ContractTerm] : '',
    }))
  },
  inputs: (_state, command) => {
    const judgement = judgeByGuards(contractGuards, basisIn(command), undefined, undefined)
    return judgement.ok ? Object.fromEntries(judgement.receipts.map(({ guard, inputs }) => [guard, inputs])) : {}
  },
}

/** What it takes the place of is on record here, between the same parties and of the same kind. */
export const supersededIsKnown: OnRecording = {
  name: 'superseded-basis-known',
  clause: 'gbasc-terms',
  check: (_state, { supersedes, code, exporter, recipient }, { superseded }) => {
    if (supersedes === null) return []
    const isSame =
      superseded !== null &&
      superseded.code === code &&
      superseded.exporter.entity === exporter.entity &&
      superseded.recipient.entity === recipient.entity
    return isSame ? [] : [violation('superseded-basis-unknown', '/supersedes', { basisId: supersedes })]
  },
  inputs: (_state, { supersedes }, { superseded }) => ({ supersedes, isKnown: superseded !== null }),
}

/** A transfer has one contract at a time, so that its persons are counted once: the same one is not recorded again, and another takes its place. */
export const contractIsRecordedOnce: OnRecording = {
  name: 'contract-recorded-once',
  clause: 'gbasc-terms',
  check: (_state, command, { ofSameParties }) =>
    sameTransfers(command, ofSameParties).map(({ basisId }) =>
      violation('contract-on-record', '/supersedes', { basisId }),
    ),
  inputs: (_state, { supersedes, effectiveOn, validUntil }, { ofSameParties }) => ({
    supersedes,
    effectiveOn,
    validUntil,
    onRecord: ofSameParties.map(({ basisId }) => basisId),
  }),
}

/** A filing was made, by today, with everything that is filed; one that was returned says so. */
export const filingIsWhole: Guard<RecordedBasis, RecordFiling, unknown> = {
  name: 'filing-whole',
  clause: 'gbasc-filing',
  check: (state, { side, filedOn, receiptNumber, status, documents, at }) => {
    const today = dayIn(state[side].place, at) ?? ''
    const missing = status === 'returned' ? [] : filedDocuments.filter((one) => !documents.includes(one))
    return [
      ...blankText('/receiptNumber', receiptNumber, 'receipt-number'),
      ...(filedOn > today ? [violation('day-in-the-future', '/filedOn', { day: filedOn, today })] : []),
      ...(missing.length > 0 ? [violation('filing-documents-missing', '/documents', { missing })] : []),
    ]
  },
  inputs: (_state, { side, filedOn, receiptNumber, status, documents }) => ({
    side,
    filedOn,
    receiptNumber,
    status,
    documents: [...documents],
  }),
}

/** Until a basis ends it is filed as before; its receipt may come later. From the day of its end on nothing is filed under it. */
export const filingPrecedesEnd: Guard<RecordedBasis, RecordFiling, unknown> = {
  name: 'filing-precedes-end',
  clause: 'gbasc-filing',
  check: ({ termination }, { filedOn }) => {
    if (termination === null || filedOn < termination.on) return []
    return [violation('filing-after-end', '/filedOn', { filedOn, endedOn: termination.on })]
  },
  inputs: ({ termination }, { filedOn }) => ({ endedOn: termination?.on ?? null, filedOn }),
}

/** A basis ends no earlier than it began. */
export const endFollowsEffect: Guard<RecordedBasis, TerminateTransferBasis, unknown> = {
  name: 'end-follows-effect',
  clause: 'gbasc-end',
  check: ({ effectiveOn }, { on }) =>
    on < effectiveOn ? [violation('end-before-effect', '/on', { on, effectiveOn })] : [],
  inputs: ({ effectiveOn }, { on }) => ({ effectiveOn, on }),
}

/** What the recipient held was returned or deleted after the end, by today, and the proof is named. */
export const proofFollowsEnd: Guard<RecordedBasis, ProveReturnOrDeletion, unknown> = {
  name: 'return-or-delete-proved',
  clause: 'gbasc-end',
  check: ({ termination, exporter }, { reference, provedOn, at }) => {
    const today = dayIn(exporter.place, at) ?? ''
    const endedOn = termination?.on ?? ''
    return [
      ...blankText('/reference', reference, 'proof-reference'),
      ...(provedOn > today ? [violation('day-in-the-future', '/provedOn', { day: provedOn, today })] : []),
      ...(provedOn < endedOn ? [violation('proof-before-end', '/provedOn', { provedOn, endedOn })] : []),
    ]
  },
  inputs: ({ termination }, { kind, reference, provedOn }) => ({
    endedOn: termination?.on ?? null,
    kind,
    reference,
    provedOn,
  }),
}

function basisIn({
  name: _name,
  actor: _actor,
  at: _at,
  authority: _authority,
  ...particulars
}: RecordTransferBasis): TransferBasis {
  return { ...particulars, version: 1, filings: [], termination: null }
}
