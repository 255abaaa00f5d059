import { getDossier } from '@concert/contracts/recognitions'
import type { CellServices } from '#cell-services.ts'
import { sendEnvelopeTo } from '#send-envelope-to.ts'
import type { IssuanceState, IssuanceStep } from './issuance-state.ts'

/** Hands the dossier to every authority whose decision is awaited. */
export function sendDossiers(services: CellServices): IssuanceStep {
  return {
    name: 'send-dossiers',
    async do({ key }, saga) {
      const { dossier, awaiting } = await dossierOf(services, saga, key)
      for (const to of awaiting) {
        const envelope = { type: 'dossier.v1', body: dossier, about: saga.evaluationId } as const
        await sendEnvelopeTo(services, to, envelope, `${key}.${to}`)
      }
      return { done: {} }
    },
  }
}

/** Silence is never consent, so the saga waits; a recorded decision wakes it. */
export function awaitRecognitions(services: CellServices): IssuanceStep {
  return {
    name: 'await-recognitions',
    async do({ key }, saga) {
      const { awaiting } = await dossierOf(services, saga, key)
      return awaiting.length > 0 ? { wait: `the decision of ${awaiting.join(' and ')}` } : { done: {} }
    },
  }
}

function dossierOf({ call }: CellServices, { evaluationId }: IssuanceState, key: string) {
  return call(getDossier, { params: { evaluationId } }, key)
}
