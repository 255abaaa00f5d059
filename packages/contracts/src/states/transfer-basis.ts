import { type RecordedBasis, transferBasisStatuses } from '@concert/domain/transfer-basis/state'
import { z } from 'zod'
import { date } from '../primitives.ts'
import { filingParticulars, proofParticulars, transferBasisParticulars } from '../shapes/transfer-basis.ts'
import type { StateFormat } from './state-format.ts'

/** How a transfer basis is kept. */
export const transferBasisState: StateFormat<RecordedBasis> = {
  version: 1,
  schema: z.strictObject({
    ...transferBasisParticulars,
    status: z.enum(transferBasisStatuses),
    filings: z.array(z.object(filingParticulars)),
    termination: z.object({ on: date, proof: z.object(proofParticulars).nullable() }).nullable(),
  }),
  upcast: {},
}
