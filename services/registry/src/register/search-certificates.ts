import { operations } from '@concert/contracts/operations'
import { plain } from '@concert/platform/operation-route'
import type { RegistryContext } from '#context.ts'
import { summaryOf } from './representation.ts'
import { search } from './search.ts'

/** One page of the register, newest certificate first. */
export const searchCertificates = plain(operations.searchCertificates, async ({ query }, context: RegistryContext) => {
  const { items, nextCursor, correction } = await search(context, query)
  return { body: { items: items.map(({ document, period }) => summaryOf(document, period)), nextCursor, correction } }
})
