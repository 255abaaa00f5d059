import type { ParamKinds } from './params.ts'

/** The violations of the rules on people: who they are, whom they serve, what they may do, when they are away. */
export const personViolationParams = {
  // People
  'own-file': {},
  'person-id-taken': { personId: 'text' },
  'account-of-another': { account: 'text', personId: 'text' },
  'namesake-not-stated': { personId: 'text' },
  'period-backwards': { from: 'text', until: 'text' },
  'engagement-overlaps': { engagementId: 'text', from: 'text' },
  'engagement-unknown': { engagementId: 'text' },
  'engagement-has-ended': { until: 'text' },
  'competence-unknown': { code: 'text', codes: 'list' },
  'assessed-by-oneself': {},
  'assessor-unknown': { personId: 'text' },
  'assessed-in-the-future': { on: 'text' },
  'competence-not-held': { competenceId: 'text' },
  'account-not-linked': { account: 'text' },
  'correction-open': { correctionId: 'text' },
  'correction-not-open': { correctionId: 'text' },
  'corrected-by-proposer': {},

  // Absences
  'absence-of-another': {},
  'absence-over': { until: 'text' },
  'absence-too-long': { latest: 'text' },
  'absence-overlaps': { absenceId: 'text', from: 'text' },
  'absence-has-begun': { from: 'text' },
  'absence-not-earlier': { until: 'text' },
  'absence-end-in-the-past': { earliest: 'text' },
  'own-deputy': {},
  'deputy-repeated': { function: 'function' },
  'deputy-not-authorised': { personId: 'text', function: 'function' },
  // Groups of organisations
  'linked-to-itself': {},
  'linked-already': { linkId: 'text' },
  'ends-in-the-future': { on: 'text' },

  // Risks to impartiality
  'own-risk': {},
  'blocks-nobody': {},
  'review-in-the-past': { on: 'text' },

  // Requests for one's own data
  'data-of-another': {},
  'own-data-request': {},
  'data-request-waits': { requestId: 'text' },
  'received-in-the-future': { on: 'text' },
  'file-not-corrected': { personId: 'text' },
  'not-handed-over': {},

  // Authorisations
  'set-up-code-wrong': {},
  'set-up-code-used': { at: 'text' },
  'set-up-code-ended': { at: 'text' },
  'administrator-in-force': {},
  'own-authorisation': {},
  'person-not-on-record': { personId: 'text' },
  'confirmed-by-proposer': {},
  'proposer-no-administrator': { personId: 'text' },
  'administrator-acts-in-case': { function: 'function', grantId: 'text' },
  'authorisation-overlaps': { grantId: 'text', from: 'text', until: 'text' },
  'authorisation-backwards': { from: 'text', until: 'text' },
  'authorisation-too-long': { latest: 'text' },
  'authorisation-over': { until: 'text' },
  'undertaking-not-signed': { on: 'text', latest: 'text' },
  'evaluator-not-competent': { on: 'text' },

  // People of another authority
  'lender-is-borrower': { authority: 'text' },
  'loan-too-long': { latest: 'text' },
  'loan-over': { until: 'text' },
  'loan-without-competence': {},
  'loan-asked-otherwise': { loanId: 'text' },
  'lent-person-not-authorised': { personId: 'text', function: 'function' },
  'lent-person-not-competent': { personId: 'text', code: 'text' },
  'loan-answer-of-another': { authority: 'text' },
  'loan-not-agreed': { loanId: 'text' },
  'outside-loan': { function: 'function', from: 'text', until: 'text' },
  'office-not-of-seat': { place: 'place' },
  'loan-of-another-person': { personId: 'text' },
  'lent-and-own': { grantId: 'text' },
  'competence-not-lent': { code: 'text' },
  'engagements-not-carried': { count: 'number' },
  'lent-to-the-lead': { authority: 'text' },
  'finding-not-tainted': { requirementId: 'text' },
  'withdrawn-in-the-future': { from: 'text' },
} as const satisfies Readonly<Record<string, ParamKinds>>
