/** What of a category may be seen across a border where its content stays at the origin. */
export const replicaForms = [
  'derived-fields',
  'clean-room',
  'on-site',
  'pseudonymised',
  'summary',
  'cooperation-notice',
  'filing-status',
  'grades-and-reasons',
] as const
export type ReplicaForm = (typeof replicaForms)[number]

/** What must be known of an object before its content crosses, beside a clean scan. */
export const crossingConditions = [
  'no-personal-data',
  'no-small-groups',
  'confidentiality-undertaking',
  'technology-export-check',
] as const
export type CrossingCondition = (typeof crossingConditions)[number]
