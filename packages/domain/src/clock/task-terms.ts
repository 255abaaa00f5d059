import type { RiskClass } from '../risk-class.ts'

/** How long a task may take: working days of its calendar, calendar days where a statute says so, or months where a rule of the scheme does. */
export type Term = { readonly workingDays: number } | { readonly calendarDays: number } | { readonly months: number }

/** The term of a task and where it is said. Terms are data: a correction changes this table and nothing else. */
export interface TaskTerm {
  /** Null where nobody has set one: it is said whose move it is, and not by when. */
  readonly term: Term | Readonly<Record<Exclude<RiskClass, 'unacceptable'>, Term>> | null
  readonly source: string
}

const sla = 'GBA-AI scheme, table of service levels'
/** The table is silent on it; the authorities may set another. */
const proposed = 'GBA-AI scheme, proposed beside the table of service levels'
const open = 'no source sets one'

/** Every task that a clock runs for, by its name. Step 1 of docs/flows/clocks.md. */
export const taskTerms = {
  'prepare-application': { term: null, source: open },
  'complete-application': { term: { workingDays: 20 }, source: proposed },
  'check-completeness': { term: { workingDays: 5 }, source: sla },
  'review-application': { term: { workingDays: 5 }, source: sla },
  'sign-agreement': { term: { workingDays: 20 }, source: proposed },
  'countersign-agreement': { term: { workingDays: 5 }, source: proposed },
  'assign-evaluators': { term: { workingDays: 3 }, source: sla },
  'agree-plan': { term: { workingDays: 5 }, source: proposed },
  'review-documents': {
    term: { high: { workingDays: 20 }, limited: { workingDays: 15 }, minimal: { workingDays: 10 } },
    source: sla,
  },
  test: { term: { workingDays: 40 }, source: sla },
  'assign-review': { term: { workingDays: 3 }, source: sla },
  'review-report': { term: { workingDays: 10 }, source: sla },
  decide: { term: { workingDays: 10 }, source: sla },
  recognise: { term: { workingDays: 10 }, source: sla },
  // What the lead waits for; the time is that of the authority that recognises, by its own working days.
  'await-recognition': { term: { workingDays: 10 }, source: sla },
  'issue-certificate': { term: { workingDays: 3 }, source: sla },
  'meet-conditions': { term: null, source: open },
  'act-on-nonconformity': { term: { workingDays: 5 }, source: sla },
  'end-suspension': {
    term: { months: 6 },
    source: 'practice of product certification: a suspension lasts six months at most',
  },
  'answer-data-request': {
    term: { calendarDays: 40 },
    source: 'Cap. 486 s. 19(1); PIPL Art. 45 and Law 8/2005 of Macao Art. 11 set no number of days',
  },
  'verify-claim': { term: { workingDays: 5 }, source: sla },
} as const satisfies Readonly<Record<string, TaskTerm>>

export type TaskName = keyof typeof taskTerms
export const taskNames = Object.keys(taskTerms) as readonly TaskName[]

/** The term of a task for a case of this risk class; null for none. A class that is never certified has the shortest. */
export function termOf(task: TaskName, riskClass: RiskClass): Term | null {
  const { term }: TaskTerm = taskTerms[task]
  if (term === null || 'workingDays' in term || 'calendarDays' in term || 'months' in term) return term
  return term[riskClass === 'unacceptable' ? 'minimal' : riskClass]
}
