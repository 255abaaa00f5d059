import type { EffectStatement } from '@concert/contracts/certificate-content'
import { operations } from '@concert/contracts/operations'
import { jurisdictionOf } from '@concert/domain/jurisdictions'
import { plain } from '@concert/platform/operation-route'
import { notFound, RefusedRequest, rulesNotMet } from '@concert/platform/refused-request'
import { type Violation, violation } from '@concert/domain/violation'
import { detail } from '@concert/sentences/detail'
import type { RegistryContext } from '#context.ts'
import { effectOf, type RegisteredCertificate, type RegisteredEffect, withEffect } from './representation.ts'
import { insertEffects, lockDocument, readStatement, updateDocument } from './store.ts'
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
      const { authority, sequence: given } = statement
      throw new RefusedRequest('conflict', {
        detail: detail('sequence-not-next', { authority, next: present.sequence + 1, given }),
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
    return refuse(violation('no-effect-here', '/statement', { authority }))
  }
  if (jurisdiction !== jurisdictionOf(authority)) {
    return refuse(violation('place-not-its-own', '/statement', { place: jurisdiction, authority }))
  }
  if (certificateDigest !== document.certificateDigest) {
    return refuse(violation('another-content', '/statement', {}))
  }
  return present
}

function refuse(found: Violation): never {
  return rulesNotMet([found])
}

async function requireRepetition(db: JointTransaction, statement: EffectStatement, signed: string): Promise<void> {
  if ((await readStatement(db, statement)) === signed) return
  const { authority, sequence } = statement
  throw new RefusedRequest('conflict', { detail: detail('sequence-taken', { authority, sequence }) })
}
