/** Why a person cannot be named to evaluate, whatever the reason for it. */
export const namingBars = [
  'not-authorised',
  'engaged-by-client',
  'engaged-in-group',
  'risk-open',
  'conflict-declared',
  'cooling-off',
  'taken-off',
  'objection-upheld',
  'absent',
  'judges-the-case',
  'competence-missing',
  'nothing-left',
  'not-in-pool',
] as const
export type NamingBar = (typeof namingBars)[number]
