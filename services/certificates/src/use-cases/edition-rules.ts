import { type CitedViolation, jurisdictions, lintCertificate } from '@concert/domain'
import { type Edition, isEditionId, loadEdition, validityMonths } from '@concert/schemes'
import { rulesNotMet } from '@concert/platform'
import type { ContentDraft } from './build-content.ts'

/** @throws RefusedRequest 422 when no edition of that name is shipped */
export function editionOf(id: string, pointer: string): Edition {
  if (isEditionId(id)) return loadEdition(id)
  return rulesNotMet('The edition is not known here.', [
    { pointer, code: 'edition-unknown', message: `The edition ${id} is not known. Use an edition that is in force.` },
  ])
}

/** What the domain's lints say against a content under its edition. */
export function lintsOf(content: ContentDraft, edition: Edition): CitedViolation[] {
  const { authoritativeLanguages } = edition.parameters
  return lintCertificate(content, {
    validityMonths: {
      high: validityMonths(edition, 'high'),
      limited: validityMonths(edition, 'limited'),
      minimal: validityMonths(edition, 'minimal'),
    },
    languages: Object.fromEntries(
      jurisdictions.map((place) => [place, authoritativeLanguages[place]]),
    ) as typeof authoritativeLanguages,
  })
}
