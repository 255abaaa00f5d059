import { type ExclusionReason, exclusionReasonParams } from '@concert/domain/evaluation/exclusion-reasons'
import { type InclusionReason, inclusionReasonParams } from '@concert/domain/evaluation/inclusion-reasons'
import type { ParamKind, ParamKinds } from '@concert/domain/params'
import { z } from 'zod'

/** Why a person is not on a team, as events and states keep it: the code, with exactly the params of its sentence. */
export const exclusionReason = reasonOf<ExclusionReason>(exclusionReasonParams)
/** Why a person is on a team, in the same way. */
export const inclusionReason = reasonOf<InclusionReason>(inclusionReasonParams)

function reasonOf<Reason>(codes: Readonly<Record<string, ParamKinds>>): z.ZodType<Reason> {
  const members = Object.entries(codes).map(([code, kinds]) => {
    const params = Object.entries<ParamKind>(kinds).map(([name, kind]) => [name, valueOf(kind)])
    return z.strictObject({ code: z.literal(code), params: z.strictObject(Object.fromEntries(params)) })
  })
  // Each member is made of the same record as the type.
  return z.union(members) as unknown as z.ZodType<Reason>
}

function valueOf(kind: ParamKind): z.ZodType {
  if (typeof kind !== 'string') return z.enum(kind)
  if (kind === 'number') return z.number()
  return kind === 'list' || kind === 'languages' ? z.array(z.string()) : z.string()
}
