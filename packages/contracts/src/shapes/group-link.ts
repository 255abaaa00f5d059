import { groupLinkKinds } from '@concert/domain/group-link/state'
import { identifierSchemes } from '@concert/domain/identifiers/check-identifier'
import { z } from 'zod'
import { authority } from '../primitives.ts'

/** What the event and the state of a link between two organisations have in common. */
export const groupLinkParticulars = {
  authority,
  linkId: z.string(),
  kind: z.enum(groupLinkKinds),
  oneScheme: z.enum(identifierSchemes),
  oneValue: z.string(),
  otherScheme: z.enum(identifierSchemes),
  otherValue: z.string(),
  source: z.string(),
}
