import { type Organisation, organisationStatuses } from '@concert/domain/organisation/state'
import { z } from 'zod'
import { organisationParticulars } from '../shapes/organisation.ts'
import { localisedText } from './parts.ts'
import type { StateFormat } from './state-format.ts'

/** How an applicant's organisation is kept. */
export const organisationState: StateFormat<Organisation> = {
  version: 1,
  schema: z.strictObject({ ...organisationParticulars, status: z.enum(organisationStatuses), names: localisedText }),
  upcast: {},
}
