/** The functions in which people judge a case. */
export type CaseFunction = 'evaluator' | 'report-reviewer' | 'decision-maker'
