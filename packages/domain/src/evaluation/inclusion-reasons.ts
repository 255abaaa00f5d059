import type { ParamKinds, ParamsOf } from '../params.ts'

/**
 * Every reason why a person is on a team, by its stable code, with the params that its sentence reads
 * (packages/sentences/src/inclusion-reasons.ts).
 */
export const inclusionReasonParams = {
  stays: {},
  named: {},
  'without-language': { languages: 'languages' },
  'nobody-else': { requirements: 'number' },
  'too-few-others': {},
  'fewer-people': { people: 'number', peopleWithout: 'number' },
  'others-over-limit': {},
  'fewest-open-cases': { openCases: 'number', openCasesWithout: 'number' },
  'others-evaluated-last': {},
  'drawn-first': { draw: 'text' },
  'over-limit': { openCases: 'number', openCasesMax: 'number' },
} as const satisfies Readonly<Record<string, ParamKinds>>

export type InclusionCode = keyof typeof inclusionReasonParams
export const inclusionCodes = Object.keys(inclusionReasonParams) as readonly InclusionCode[]

/** Why a person is on a team. It is no sentence: the catalogue of sentences says it in each language. */
export type InclusionReason = {
  readonly [One in InclusionCode]: {
    readonly code: One
    readonly params: ParamsOf<(typeof inclusionReasonParams)[One]>
  }
}[InclusionCode]

/** One reason. */
export function inclusionReason<Code extends InclusionCode>(
  code: Code,
  params: ParamsOf<(typeof inclusionReasonParams)[Code]>,
): InclusionReason {
  // Code and params are typed by one another; the compiler cannot see that their pair is a member of the union.
  return { code, params } as unknown as InclusionReason
}
