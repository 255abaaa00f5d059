import type { Application } from '@concert/domain/application/state'
import { applicableRequirements, type ApplicableRequirement } from '@concert/domain/scheme/applicability'
import { type Edition, isEditionId, loadEdition } from '@concert/schemes/load-edition'

/**
 * The edition of an application, which is fixed when the application is opened.
 *
 * @throws Error when this version of the service does not include it
 */
export function editionOf(application: Pick<Application, 'edition'>): Edition {
  if (!isEditionId(application.edition)) throw new Error(`edition ${application.edition} is not shipped`)
  return loadEdition(application.edition)
}

/** The requirements that apply to the application's class, modalities and places of use. */
export function requirementsOf(application: Application): ApplicableRequirement[] {
  return applicableRequirements(editionOf(application), application)
}
