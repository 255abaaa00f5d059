import { type Edition, isEditionId, loadEdition } from '@concert/schemes/load-edition'

/**
 * The edition that a case is pinned to.
 *
 * @throws Error when this version does not ship it
 */
export function editionOf(id: string): Edition {
  if (!isEditionId(id)) throw new Error(`edition ${id} is not shipped with this version`)
  return loadEdition(id)
}
