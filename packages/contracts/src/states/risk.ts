import { type Risk, riskStatuses } from '@concert/domain/risk/state'
import { z } from 'zod'
import { riskParticulars } from '../shapes/risk.ts'
import type { StateFormat } from './state-format.ts'

/** How a risk to impartiality is kept. */
export const riskState: StateFormat<Risk> = {
  version: 1,
  schema: z.strictObject({
    ...riskParticulars,
    status: z.enum(riskStatuses),
    answers: z.array(
      z.strictObject({ status: z.enum(riskStatuses), reason: z.string(), by: z.string(), at: z.string() }),
    ),
  }),
  upcast: {},
}
