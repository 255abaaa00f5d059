import { issueCertificate } from '@concert/contracts/certificates'
import { notifyClient } from '@concert/contracts/correspondence'
import { openEffect } from '@concert/contracts/recognitions'
import { publishCertificate } from '@concert/contracts/registry'
import { assembled } from '#assembled.ts'
import type { CellServices } from '#cell-services.ts'
import { sendEnvelopeTo } from '#send-envelope-to.ts'
import { type IssuanceStep, numberOf } from './issuance-state.ts'
import { recordOf } from './record-of.ts'

export function publish(services: CellServices): IssuanceStep {
  return {
    name: 'publish',
    async do({ key }, saga) {
      const credential = assembled(await recordOf(services, saga, key))
      await services.call(publishCertificate, { body: { credential } }, key)
      await services.call(issueCertificate, { params: numberOf(saga), body: {} }, `${key}.issued`)
      return { done: {} }
    },
  }
}

/** The lead opens its own effect. The other signatories receive the credential and open theirs. */
export function openEffects(services: CellServices): IssuanceStep {
  return {
    name: 'open-effects',
    async do({ key }, saga) {
      const record = await recordOf(services, saga, key)
      const { certificateNumber, signedBy } = record
      const credential = assembled(record)
      const body = { certificateNumber, credential }
      await services.call(openEffect, { body: { credential } }, key)
      for (const to of signedBy.filter((signer) => signer !== services.authority)) {
        const envelope = { type: 'certificate-issued.v1', body, about: certificateNumber } as const
        await sendEnvelopeTo(services, to, envelope, `${key}.${to}`)
      }
      return { done: {} }
    },
  }
}

export function tellOfCertificate({ call }: CellServices): IssuanceStep {
  return {
    name: 'tell-client',
    async do({ key }, saga) {
      const body = { kind: 'certificate-issued', ...numberOf(saga) } as const
      await call(notifyClient, { params: { applicationId: saga.applicationId }, body }, key)
      return { done: {} }
    },
  }
}
