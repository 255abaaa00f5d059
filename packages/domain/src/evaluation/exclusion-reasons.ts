import { engagementKinds } from '../cooling-off.ts'
import type { ParamKinds, ParamsOf } from '../params.ts'

/**
 * Every reason why a person is not on a team, by its stable code, with the params that its sentence reads. As with violations, a
 * code without its sentence does not compile (packages/sentences/src/exclusion-reasons.ts).
 */
export const exclusionReasonParams = {
  'not-authorised': { gap: 'authorisation-gap' },
  'engaged-by-client': { kind: engagementKinds },
  'engaged-in-group': { kind: engagementKinds, served: 'text' },
  'risk-open': {},
  'conflict-declared': {},
  'cooling-off': { awayUntil: 'text' },
  'taken-off': {},
  'objection-upheld': {},
  absent: { until: 'text' },
  // Of who stands in for somebody, beside the others.
  'not-authorised-for': { function: 'function' },
  'evaluated-the-case': {},
  'judges-the-case': { function: 'function' },
  'language-missing': { languages: 'languages' },
  'competence-missing': {},
  'nothing-left': {},
  'team-larger': { people: 'number', peopleOfTeam: 'number' },
  'over-limit': { openCases: 'number', openCasesMax: 'number' },
  'team-busier': { openCases: 'number', openCasesOfTeam: 'number' },
  'evaluated-last': {},
  'drawn-behind': { draw: 'text' },
  // What assignments before the choice of whole teams were explained by: their cases keep it.
  'fully-loaded': { openCases: 'number', openCasesMax: 'number' },
  'covers-less': { covered: 'number', chosen: 'text', coveredByChosen: 'number' },
  'more-open-cases': { openCases: 'number', chosen: 'text', openCasesOfChosen: 'number' },
  'drawn-later': { seed: 'number', draw: 'number', chosen: 'text', drawOfChosen: 'number' },
} as const satisfies Readonly<Record<string, ParamKinds>>

export type ExclusionCode = keyof typeof exclusionReasonParams
export const exclusionCodes = Object.keys(exclusionReasonParams) as readonly ExclusionCode[]

/** A reason of one of these codes. */
export type ExclusionReasonOf<Code extends ExclusionCode> = {
  readonly [One in Code]: {
    readonly code: One
    readonly params: ParamsOf<(typeof exclusionReasonParams)[One]>
  }
}[Code]

/** Why a person is not on a team. It is no sentence: the catalogue of sentences says it in each language. */
export type ExclusionReason = ExclusionReasonOf<ExclusionCode>

/**
 * One reason.
 *
 * @example exclusionReason('cooling-off', { awayUntil: '2026-11-03' })
 */
export function exclusionReason<Code extends ExclusionCode>(
  code: Code,
  params: ParamsOf<(typeof exclusionReasonParams)[Code]>,
): ExclusionReasonOf<Code> {
  // Code and params are typed by one another; the compiler cannot see that their pair is a member of the union.
  return { code, params } as unknown as ExclusionReasonOf<Code>
}
