import type { EffectStatement } from '@concert/contracts/certificate-content'
import { operations } from '@concert/contracts/operations'
import { jurisdictionOf } from '@concert/domain/jurisdictions'
import { plain } from '@concert/platform/operation-route'
import { notFound, RefusedRequest, rulesNotMet } from '@concert/platform/refused-request'
import type { RegistryContext } from '#context.ts'
import { effectOf, type RegisteredCertificate, type RegisteredEffect, withEffect } from './representation.ts'
import { lockDocument, updateDocument } from './store.ts'
import { insertEffects, readStatement } from './effect-store.ts'
import { inJointTransaction, type JointTransaction } from '#joint-transaction.ts'
import { verifyEffectStatement } from './verify-effect-statement.ts'

/** Registers a signed change of an effect and answers the effect. */
export const publishEffect = plain(operations.publishEffect, async ({ body }, context: RegistryContext) => ({
  body: await register(context, body.statement),
}))

/**
 * Registers an authority's change of its own effect because of its signature alone (ISO/IEC 17065 7.11.3). The same
 * statement again returns the effect that it declared.
 *
 * @throws RefusedRequest 422 when the authority did not sign this statement about this certificate, 404 when there is
 * no such certificate, 409 when its sequence number is not the next
 */
async function register(context: RegistryContext, signed: string): Promise<RegisteredEffect> {
  const statement = await verifyEffectStatement(signed, context.keySets)
  return inJointTransaction(context.pool, async (db) => {
    const document = await lockDocument(db, statement.certificateNumber)
    if (document === undefined) return notFound('certificate')
    const effect = effectOf(statement)
    const present = requirePresentEffect(document, statement)
    if (statement.sequence <= present.sequence) {
      await requireRepetition(db, statement, signed)
      return effect
    }
    if (statement.sequence > present.sequence + 1) {
      throw new RefusedRequest('conflict', {
        detail: `The next statement of ${statement.authority} has the sequence ${present.sequence + 1}, not ${statement.sequence}; publish those before it first.`,
      })
    }
    await insertEffects(db, statement.certificateNumber, [effect], signed)
    await updateDocument(db, withEffect(document, effect))
    return effect
  })
}

function requirePresentEffect(document: RegisteredCertificate, statement: EffectStatement): RegisteredEffect {
  const { authority, jurisdiction, certificateDigest } = statement
  const present = document.effects.find((effect) => effect.authority === authority)
  if (present === undefined) {
    return refuse('authority-not-party', `${authority} took no decision on this certificate.`)
  }
  if (jurisdiction !== jurisdictionOf(authority)) {
    return refuse('jurisdiction-not-its-own', `${authority} speaks for ${jurisdictionOf(authority)} alone.`)
  }
  if (certificateDigest !== document.certificateDigest) {
    return refuse('certificate-digest-differs', 'The statement is about another content of the certificate.')
  }
  return present
}

function refuse(code: string, message: string): never {
  rulesNotMet('The statement is signed but does not fit the certificate.', [{ pointer: '/statement', code, message }])
}

async function requireRepetition(db: JointTransaction, statement: EffectStatement, signed: string): Promise<void> {
  if ((await readStatement(db, statement)) === signed) return
  throw new RefusedRequest('conflict', {
    detail: `${statement.authority} has made another statement with the sequence ${statement.sequence}; the register is never rewritten.`,
  })
}
