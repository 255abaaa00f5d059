import { signatureFaultParams } from './certificate/signature-faults.ts'
import type { ParamKinds } from './params.ts'
import { crossingConditions, replicaForms } from './residency/crossing-words.ts'
import { basisLapses } from './transfer-basis/basis-lapses.ts'
import { contractTerms } from './transfer-basis/contract-terms.ts'

/**
 * Every violation of a rule of certification, by its stable code, with the params that its sentences read. The list is closed: a
 * guard with another code, or without a param, does not compile, and nor does a code without its sentences
 * (packages/sentences/src/violations).
 */
export const violationParams = {
  // Who acts, in which case
  'authority-not-pinned': { authority: 'text', cell: 'text' },
  'edition-not-pinned': { edition: 'text', read: 'text' },
  'not-authorised': { function: 'function', gap: 'authorisation-gap' },
  'reviewer-not-authorised': { function: 'function', gap: 'authorisation-gap' },
  'signatory-not-authorised': { gap: 'authorisation-gap' },
  'impartiality-not-declared': { personId: 'text', function: 'function' },
  'conflict-declared': {},
  'reviewer-in-conflict': { function: 'function' },
  'cooling-off': { servedUntil: 'text', awayUntil: 'text' },
  'reviewer-cooling-off': { awayUntil: 'text' },
  'not-the-assigned-reviewer': {},
  'reviewer-is-assigned': {},
  'acceptance-stands': { personId: 'text' },
  'accepted-in-conflict': { personId: 'text' },
  'file-not-needed': {},
  'text-missing': { text: 'written-text' },

  // Application
  'edition-not-published': { edition: 'text', published: 'list' },
  'place-repeated': { place: 'place' },
  'lead-place-missing': { place: 'place' },
  'modality-repeated': { modality: 'text' },
  'system-of-another-organisation': {},
  'class-contradicts-practice': { practice: 'practice', riskClass: 'risk-class' },
  'class-unacceptable': { practice: 'practice' },
  'requirement-unanswered': { requirementId: 'text' },
  'evidence-missing': { requirementId: 'text' },
  'evidence-unknown': { digest: 'text' },
  'declaration-missing': {},
  'certificate-not-own': { certificateNumber: 'text' },
  'lodged-with': { authority: 'text' },
  'lodgement-not-checked': {},
  'lodgement-unanswered': { authority: 'text' },
  'lodgement-key-differs': { authority: 'text' },
  'lodgement-check-superseded': { askedAt: 'text' },
  'nothing-answered': {},
  'requirement-unknown': { requirementId: 'text' },
  'requirement-not-applicable': { requirementId: 'text' },
  'requirement-repeated': { requirementId: 'text' },
  'requirement-not-reopened': { requirementId: 'text', reopened: 'list' },
  'nothing-named': {},
  'review-point-not-met': { point: 'text' },
  'scope-language-missing': { language: 'language' },
  'justification-missing': {},
  'agreement-clause-missing': { point: 'text' },
  'agreement-version-differs': { offered: 'text', signed: 'text' },
  'already-signed': {},
  'client-not-signed': {},
  'modality-unknown': { modality: 'text', known: 'list' },
  'place-unknown': { place: 'text', known: 'list' },

  // Who acts for an organisation
  'identifier-verified-elsewhere': { organisationId: 'text' },
  'organisation-not-verified': { organisationId: 'text' },

  // Identifiers
  'identifier-of-another-place': { place: 'place', scheme: 'text', given: 'text' },
  'identifier-length': { identifier: 'identifier', length: 'number', found: 'number', position: 'number' },
  'identifier-character': { identifier: 'identifier', position: 'number', found: 'text', allowed: 'text' },
  'identifier-check-character': {
    identifier: 'identifier',
    position: 'number',
    found: 'text',
    expected: 'text',
    over: 'text',
  },
  'identifier-of-natural-person': { position: 'number' },

  // Evidence
  'residency-category-never-accepted': {},
  'residency-category-elsewhere': { category: 'text', place: 'place' },
  'residency-category-differs': { recorded: 'text' },
  'effective-on-too-early': { earliest: 'text' },
  'effective-on-differs': { recorded: 'text' },
  'effective-on-not-recorded': {},
  'application-closed': { status: ['declined', 'withdrawn'] },
  'file-empty': {},
  'file-digest-differs': {},

  // What a client may hold at one time
  'drafts-at-quota': { used: 'number', most: 'number' },
  'evidence-files-at-quota': { used: 'number', most: 'number' },
  'evidence-bytes-at-quota': { used: 'number', most: 'number' },

  // Legal bases on which content crosses a border
  'basis-not-built': { basis: 'text' },
  'basis-lapsed': { basisId: 'text', lapse: basisLapses },
  'contract-term-not-met': { basisId: 'text', term: contractTerms },
  'filing-overdue': { basisId: 'text', place: 'place', dueOn: 'text' },
  'filing-clock-unknown': { basisId: 'text', place: 'place', year: 'text' },
  'subject-counter-missing': { basisId: 'text', year: 'text' },
  'subject-count-exceeded': { basisId: 'text', subjects: 'number', stated: 'number' },
  'return-or-delete-unproved': { basisId: 'text' },

  // Reading content, and across a border
  'evidence-of-another-case': { purpose: 'text' },
  'read-fact-unknown': { what: ['office', 'origin', 'category'] },
  'content-not-clean': { state: ['quarantined', 'not-scanned', 'other-bytes', 'unknown'] },
  'content-never-read': { category: 'text' },
  'content-stays': { category: 'text', from: 'text', to: 'text', form: replicaForms },
  'crossing-condition-missing': { category: 'text', from: 'text', to: 'text', condition: crossingConditions },
  'basis-missing': { category: 'text', from: 'text', to: 'text', accepted: 'list' },
  'basis-does-not-cover': { basisId: 'text', what: ['category', 'purpose', 'entity', 'office'] },

  // Envelopes between authorities
  'own-authority': { authority: 'text' },
  'sender-mismatch': { from: 'text', signedBy: 'text' },
  misaddressed: { to: 'text', here: 'text' },
  'rejected-by-peer': { authority: 'text' },
  'intention-differs': {},
  'id-reused': { envelopeId: 'text' },
  'too-old': { issuedAt: 'text' },
  'issued-in-the-future': { issuedAt: 'text' },

  // Evaluation
  'application-not-contracted': { applicationId: 'text' },
  'requirements-missing': {},
  'quorum-invalid': { quorum: 'number' },
  'no-evaluator-available': { requirementId: 'text' },
  'pool-too-small': { found: 'number', wanted: 'number' },
  'team-too-small': { riskClass: 'risk-class', fewest: 'number' },
  'not-on-team': {},
  'requirement-not-planned': { requirementId: 'text' },
  'declares-conflict-only': { function: 'function' },
  'cannot-leave-team': { personId: 'text' },
  'team-is-whole': {},
  'finding-tainted': { requirementId: 'text' },
  'no-finding-tainted': {},
  'recommendation-tainted': {},
  'recommendation-stands': {},
  'reviewer-assigned-already': {},
  'reviews-or-decides': { function: 'function' },
  'took-part-in-evaluation': { personId: 'text', act: ['review', 'decide'] },
  'nothing-found': {},
  'requirement-not-in-plan': { requirementId: 'text' },
  'requirement-not-assigned': { requirementId: 'text' },
  'requirement-not-graded': { requirementId: 'text' },
  'grade-without-evidence': { grade: ['conforms', 'conforms-with-observation'] },
  'nothing-raised': {},
  'nonconformity-id-taken': { nonconformityId: 'text' },
  'nonconformity-without-finding': { requirementId: 'text', grade: 'nonconformity-grade' },
  'nonconformity-not-raised': { requirementId: 'text', grade: 'nonconformity-grade' },
  'nonconformity-not-open': { nonconformityId: 'text' },
  'nonconformity-open': { nonconformityId: 'text' },
  'nonconformity-not-answered': { nonconformityId: 'text' },
  'nonconformity-not-resolved': {},
  'major-nonconformity': { requirementId: 'text' },
  'content-digest-missing': {},
  'content-changed': {},
  'already-voted': {},
  'evaluation-not-granted': {},

  // Recognition
  'lead-does-not-recognise': { authority: 'text' },
  'dossier-not-signed-by-lead': { lead: 'text' },
  'dossier-digest-differs': {},
  'place-not-of-use': { place: 'place' },
  'edition-unknown': { edition: 'text' },
  'condition-missing': {},
  'condition-on-refusal': {},
  'too-many-conditions': { count: 'number', most: 'number' },
  'authority-not-asked': { authority: 'text' },
  'not-its-jurisdiction': { authority: 'text' },
  'peer-decided-otherwise': { authority: 'text', decision: ['recognise', 'reserve', 'refuse'] },

  // Content of a certificate
  'number-contradicts-content': {
    part: ['spelling', 'lead-authority', 'risk-class', 'year'],
    inNumber: 'text',
    inContent: 'text',
  },
  'number-of-another-body': { body: 'text', expected: 'text' },
  'validity-not-of-class': { validTo: 'text', riskClass: 'risk-class', validFrom: 'text', expected: 'text' },
  'valid-from-another-day': { validFrom: 'text', issuedOn: 'text' },
  'valid-before-decision': { validFrom: 'text', decidedOn: 'text' },
  'date-malformed': {},
  'issued-before-decision': {},
  'issued-ahead': { issuedAt: 'text', now: 'text' },
  'content-missing': {
    member: [
      'holder-name',
      'holder-identifier',
      'system-name',
      'system-version',
      'decision',
      'lead-place',
      'conditions',
      'nonce',
    ],
    // The place of use that has no decision; empty where another member is missing.
    place: 'text',
  },
  'digest-malformed': {},
  'decision-out-of-place': { authority: 'text' },
  'differs-from-dossier': { member: 'text' },
  'differs-from-recognition': { authority: 'text' },

  // Issue and effect of a certificate
  'not-granted': {},
  'agreement-not-signed': {},
  'nonconformities-remain': { count: 'number' },
  'number-has-other-content': { certificateNumber: 'text' },
  'decision-has-other-content': { certificateNumber: 'text' },
  'not-the-lead': { lead: 'text' },
  'not-from-lead': {},
  'own-signature': {},
  'another-certificate': {},
  'another-content': {},
  'certificate-digest-differs': {},
  'attestation-awaited': { authority: 'text' },
  'signature-not-on-record': {},
  'other-signature-on-record': { authority: 'text' },
  'other-credential-recorded': { certificateNumber: 'text' },
  'not-assembled': {},
  'not-decided': { sequence: 'number' },
  'no-effect-here': { authority: 'text' },
  'authority-not-its-own': { authority: 'text', signedBy: 'text' },
  'place-not-its-own': { place: 'place', authority: 'text' },
  'substantiated-the-nonconformity': {},
  'reason-language-missing': { place: 'place', language: 'language' },

  // The signatures on a certificate
  ...signatureFaultParams,
} as const satisfies Readonly<Record<string, ParamKinds>>

export type ViolationCode = keyof typeof violationParams
