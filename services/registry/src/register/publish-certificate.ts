import type { CertificateContent, GeneralJws } from '@concert/contracts/certificate-content'
import { operations } from '@concert/contracts/operations'
import type { Period } from '@concert/credentials/period-of-validity'
import { faultOf, type VerificationResult, verifyCredential } from '@concert/credentials/verify-credential'
import { plain } from '@concert/platform/operation-route'
import { fault, type FoundError } from '@concert/contracts/found-errors'
import { RefusedRequest, rulesNotMet } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import type { RegistryContext } from '#context.ts'
import { type RegisteredCertificate, registeredCertificateOf, summaryOf } from './representation.ts'
import { readClock } from '#clock.ts'
import { insertCertificate, insertEffects, lockDocument } from './store.ts'
import { inJointTransaction } from '#joint-transaction.ts'
import { lintPublication } from './lint-publication.ts'

/** Registers a certificate and answers its entry in the register. */
export const publishCertificate = plain(operations.publishCertificate, async ({ body }, context: RegistryContext) => {
  const { document, period } = await register(context, body.credential)
  return { body: summaryOf(document, period) }
})

/**
 * Registers a certificate because of its signatures alone. The same certificate again returns the registered one.
 *
 * @throws RefusedRequest 422 when a signature or a rule of the scheme is not met, 409 when its number belongs to
 * another certificate
 */
async function register(
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

/** The signed content, if every authority that is to have an effect signed it: only the pinned keys are trusted. */
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
