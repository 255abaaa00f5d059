import { type Envelope, envelopeStatuses } from '@concert/domain/envelope/state'
import { z } from 'zod'
import { envelopeParticulars } from '../shapes/envelope.ts'
import type { StateFormat } from './state-format.ts'

/** How an envelope is kept, in the cell that it is from and in the cell that it goes to. */
export const envelopeState: StateFormat<Envelope> = {
  version: 1,
  schema: z.strictObject({ ...envelopeParticulars, status: z.enum(envelopeStatuses) }),
  upcast: {},
}
