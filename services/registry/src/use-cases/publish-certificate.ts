import type { CertificateContent, GeneralJws } from '@concert/contracts/certificate-content'
import { fault, type FoundError } from '@concert/contracts/found-errors'
import type { Period } from '@concert/credentials/period-of-validity'
import { faultOf, type VerificationResult, verifyCredential } from '@concert/credentials/verify-credential'
import { RefusedRequest, rulesNotMet } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import type { RegistryContext } from '#context.ts'
import { registeredCertificateOf } from '#representations/registered-certificate.ts'
import { insertCertificate, lockDocument, type RegisteredCertificate } from '#store/certificates.ts'
import { readClock } from '#store/clock.ts'
import { insertEffects } from '#store/effects.ts'
import { inJointTransaction } from '#store/joint-transaction.ts'
import { lintPublication } from './lint-publication.ts'

/**
 * Registers a certificate on the strength of its signatures alone. The same certificate again answers what is registered.
 *
 * @throws RefusedRequest 422 when a signature or a rule of the scheme is against it, 409 when its number is another certificate's
 */
export async function publishCertificate(
  context: RegistryContext,
  credential: GeneralJws,
): Promise<{ document: RegisteredCertificate; period: Period }> {
  const { content, certificateDigest, period } = await signedContent(context, credential)
  const broken = lintPublication(content, context.editions)
  if (broken.length > 0) rulesNotMet(broken)
  const document = registeredCertificateOf(content, certificateDigest)
  return inJointTransaction(context.pool, async (db) => {
    if (await insertCertificate(db, { content, credential, document })) {
      await insertEffects(db, content.certificateNumber, document.effects)
      return { document, period }
    }
    const registered = await lockDocument(db, content.certificateNumber)
    if (registered?.certificateDigest === certificateDigest) return { document: registered, period }
    throw new RefusedRequest('conflict', {
      detail: detail('certificate-number-taken', { certificateNumber: content.certificateNumber }),
    })
  })
}

/** What the authorities signed, when each of them signed that is to have an effect: the pinned keys are the only trust. */
async function signedContent(
  { pool, keySets }: RegistryContext,
  credential: GeneralJws,
): Promise<{ content: CertificateContent; certificateDigest: string; period: Period }> {
  const result = await verifyCredential(credential, keySets, await readClock(pool))
  const errors = errorsOf(result)
  const { content, certificateDigest, period } = result
  if (errors.length > 0 || content === undefined || certificateDigest === undefined || period === undefined) {
    return rulesNotMet(errors)
  }
  return { content, certificateDigest, period }
}

function errorsOf({ refusal, findings }: VerificationResult): FoundError[] {
  const pointer = '/credential'
  const refused = refusal === undefined ? [] : [fault(refusal.reason, pointer, {})]
  const invalid = findings
    .filter(({ valid }) => !valid)
    .map((finding) => fault(faultOf(finding), pointer, {}, finding.authority ?? undefined))
  return [...refused, ...invalid]
}
