import type { CertificateContent } from '@concert/contracts/certificate-content'
import type { ProblemError } from '@concert/contracts/problems'
import { lintCertificate } from '@concert/domain/certificate/lints'
import { certificateRules } from '@concert/schemes/edition-facts'
import type { Edition } from '@concert/schemes/load-edition'

/**
 * The faults that the lints of the scheme find in a signed content: its number and check character, its dates, a
 * decision for each place (ISO/IEC 17065 7.7.1, 7.7.3). Empty when it may be registered.
 */
export function lintPublication(content: CertificateContent, editions: readonly Edition[]): ProblemError[] {
  const edition = editions.find(({ id }) => id === content.edition)
  if (edition === undefined) {
    const message = `The edition ${content.edition} is not one of ${editions.map(({ id }) => id).join(', ')}.`
    return [{ pointer: '/credential/payload', code: 'edition-unknown', message, subject: content.edition }]
  }
  // The pointers of the lints refer to the signed content, which is encoded in the request.
  return lintCertificate(content, certificateRules(edition)).map((violation) => ({
    ...violation,
    pointer: '/credential/payload',
  }))
}
