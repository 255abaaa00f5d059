import { type ExclusionReason, exclusionReasonParams } from '@concert/domain/evaluation/exclusion-reasons'
import type { ParamKind } from '@concert/domain/params'
import { z } from 'zod'

/** Why a person is not on a team, as events and states keep it: the code, with exactly the params of its sentence. */
export const exclusionReason = z.union(
  Object.entries(exclusionReasonParams).map(([code, kinds]) => {
    const params = Object.entries<ParamKind>(kinds).map(([name, kind]) => [name, valueOf(kind)])
    return z.strictObject({ code: z.literal(code), params: z.strictObject(Object.fromEntries(params)) })
  }),
  // Each member is made of the same record as the type.
) as unknown as z.ZodType<ExclusionReason>

function valueOf(kind: ParamKind): z.ZodType {
  if (typeof kind !== 'string') return z.enum(kind)
  if (kind === 'number') return z.number()
  return kind === 'list' || kind === 'languages' ? z.array(z.string()) : z.string()
}
