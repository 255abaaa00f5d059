import { operations } from '@concert/contracts/operations'
import { plain } from '@concert/platform/operation-route'
import type { RegistryContext } from '#context.ts'

/** The shipped editions of the scheme. */
export const listEditions = plain(operations.listEditions, async (_request, { editions }: RegistryContext) => ({
  body: {
    items: editions.map(({ id, name, requirements }) => ({ edition: id, name, requirements: requirements.length })),
  },
}))
