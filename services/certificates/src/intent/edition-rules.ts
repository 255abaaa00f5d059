import { lintCertificate } from '@concert/domain/certificate/lints'
import type { CitedViolation } from '@concert/domain/machine'
import { violation } from '@concert/domain/violation'
import { certificateRules } from '@concert/schemes/edition-facts'
import { type Edition, isEditionId, loadEdition } from '@concert/schemes/load-edition'
import { rulesNotMet } from '@concert/platform/refused-request'
import type { ContentDraft } from './build-content.ts'

/** @throws RefusedRequest 422 when no edition of that name is shipped */
export function editionOf(id: string, pointer: string): Edition {
  if (isEditionId(id)) return loadEdition(id)
  return rulesNotMet([violation('edition-unknown', pointer, { edition: id }, id)])
}

/** What the domain's lints say against a content under its edition. */
export function lintsOf(content: ContentDraft, edition: Edition): CitedViolation[] {
  return lintCertificate(content, certificateRules(edition))
}
