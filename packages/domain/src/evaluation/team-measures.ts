/** Somebody who may be chosen, with all that a choice among those who may looks at. */
export type Eligible = {
  readonly personId: string
  readonly competences: readonly string[]
  readonly openCases: number
  readonly openCasesMax: number
  /** Whether this person evaluated the client the last time. */
  readonly evaluatedLast: boolean
  /** Orders those who are equal in all else; texts are compared as they stand. */
  readonly draw: string
}

/** What has to be found. */
export type Wanted = {
  /** How many requirements need each competence. */
  readonly requirementsOf: ReadonlyMap<string, number>
  /** The competences that somebody who stays has: nobody has to be found for them. */
  readonly held: ReadonlySet<string>
  /** How many people are to be found at least, each for a requirement or more. */
  readonly fewest: number
}

/** What a team is judged by, in this order: less is better in each. */
export const teamMeasures = ['uncovered', 'missing', 'people', 'overLimit', 'openCases', 'evaluatedLast'] as const
export type TeamMeasure = (typeof teamMeasures)[number]

/**
 * `uncovered`: requirements that nobody on it could evaluate; `missing`: people fewer than are wanted; `people`: how many they are;
 * `overLimit`: how many of them have as many open cases as one should have; `openCases`: of them together; `evaluatedLast`: how many
 * of them evaluated the client the last time.
 */
export type TeamCost = Readonly<Record<TeamMeasure, number>>

/** The first measure in which two teams differ; null where they are equal in all. */
export function differIn(a: TeamCost, b: TeamCost): TeamMeasure | null {
  return teamMeasures.find((measure) => a[measure] !== b[measure]) ?? null
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
