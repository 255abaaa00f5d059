/** What a GBA standard contract must have, by what would be missing. */
export const contractTerms = [
  'direction',
  'exporter',
  'recipient',
  'legal-basis',
  'notice-or-consent',
  'separate-consent',
  'impact-assessment',
  'purposes',
  'methods',
  'categories',
  'sensitivity',
  'subject-count',
  'transmission',
  'retention',
  'records-kept',
  'breach-contacts',
  'storage-place',
  'onward-recipients',
] as const
export type ContractTerm = (typeof contractTerms)[number]
