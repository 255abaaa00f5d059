import {
  type EffectStatement,
  effectStatement,
  getCertificateRecord,
  getDossier,
  notifyClient,
  publishEffect,
  sendEnvelope,
  signEffectStatement,
} from '@concert/contracts'
import { PermanentFailure } from '@concert/workflows'
import type { CellServices } from '../cell-services.ts'
import { follow } from '../follow.ts'

/** From a decision on this authority's own effect to the public register (ISO/IEC 17065 7.11.3): docs/flows/effect-change.md. */
export function changeEffect(services: CellServices) {
  const { authority, call } = services
  return [
    // Step 1: what the decision makers decided is signed with the key of this cell.
    follow('NonconformitySubstantiated', 'sign-substantiated', ({ payload, context }) =>
      call(signEffectStatement, { body: payload.statement }, context.key),
    ),
    follow('EffectSuspended', 'sign-suspended', ({ payload, context }) =>
      call(signEffectStatement, { body: payload.statement }, context.key),
    ),
    // Step 2: the register shows it.
    follow('EffectStatementSigned', 'publish-effect', ({ payload, context }) =>
      call(publishEffect, { body: { statement: payload.statement } }, context.key),
    ),
    // Step 3: the lead authority learns of it and tells its client.
    follow('EffectStatementSigned', 'tell-lead', async ({ payload, context }) => {
      const { certificateNumber, leadAuthority: to, statement } = payload
      if (to === authority) return tellOfEffect(services, statementIn(statement), context.key)
      const key = `${certificateNumber}.${statementIn(statement).sequence}`
      await call(
        sendEnvelope,
        { body: { to, type: 'effect-changed.v1', body: { certificateNumber, statement }, key } },
        context.key,
      )
    }),
  ]
}

/** Step 4, in the lead cell: a peer changed its effect. The exchange has verified who says so. */
export async function tellOfPeerEffect(services: CellServices, statement: string, key: string): Promise<void> {
  await tellOfEffect(services, statementIn(statement), key)
}

async function tellOfEffect({ call }: CellServices, statement: EffectStatement, key: string): Promise<void> {
  if (statement.status !== 'suspended') return
  const { certificateNumber } = statement
  const { content } = await call(getCertificateRecord, { params: { certificateNumber } }, key)
  const { dossier } = await call(getDossier, { params: { evaluationId: content.evaluationId } }, key)
  const body = { kind: 'effect-suspended', certificateNumber, detail: statement.jurisdiction } as const
  await call(notifyClient, { params: { applicationId: dossier.applicationId }, body }, key)
}

/** The payload of a statement whose signature was verified where it entered the cell. */
function statementIn(jws: string): EffectStatement {
  const payload = jws.split('.')[1] ?? ''
  const parsed = effectStatement.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')))
  if (!parsed.success) throw new PermanentFailure('the effect statement does not fit its contract')
  return parsed.data
}
