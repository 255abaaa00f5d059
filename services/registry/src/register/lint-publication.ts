import type { CertificateContent } from '@concert/contracts/certificate-content'
import type { FoundError } from '@concert/contracts/found-errors'
import { lintCertificate } from '@concert/domain/certificate/lints'
import { violation } from '@concert/domain/violation'
import { certificateRules } from '@concert/schemes/edition-facts'
import type { Edition } from '@concert/schemes/load-edition'

/**
 * The faults that the lints of the scheme find in a signed content: its number and check character, its dates, a
 * decision for each place (ISO/IEC 17065 7.7.1, 7.7.3). Empty when it may be registered.
 */
export function lintPublication(content: CertificateContent, editions: readonly Edition[]): FoundError[] {
  const edition = editions.find(({ id }) => id === content.edition)
  if (edition === undefined) {
    return [violation('edition-unknown', '/credential/payload', { edition: content.edition }, content.edition)]
  }
  // The pointers of the lints refer to the signed content, which is encoded in the request.
  return lintCertificate(content, certificateRules(edition)).map((violation) => ({
    ...violation,
    pointer: '/credential/payload',
  }))
}
