import { type Demand, demandsOf } from '@concert/domain/evidence-coverage/demands'
import { isEditionId, loadEdition } from '@concert/schemes/load-edition'

/**
 * What the edition of an application asks for.
 *
 * @throws Error when this version of the service does not include it
 */
export function demandsIn(edition: string): readonly Demand[] {
  if (!isEditionId(edition)) throw new Error(`edition ${edition} is not shipped with this version`)
  return demandsOf(loadEdition(edition))
}
