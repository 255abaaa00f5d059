import type { Viewer } from '@concert/cases/act'
import type { risk } from '@concert/contracts/risks'
import { availableActions } from '@concert/domain/machine'
import { riskMachine } from '@concert/domain/risk/table'
import type { z } from 'zod'
import type { RiskRow } from './store.ts'

export type RiskBody = z.input<typeof risk>

/** The risk with its version for the ETag. Whom it is about can do nothing with it. */
export function representRisk(
  { version, state, identifiedAt }: RiskRow,
  { actor }: Viewer,
): { body: RiskBody; version: number } {
  const { identifierScheme: scheme, identifierValue: value, answers, ...rest } = state
  const isOwn = state.personId === actor.id
  const body = {
    ...rest,
    organisation: scheme === null || value === null ? null : { scheme, value },
    answers: answers.map((one) => ({ ...one })),
    actions: isOwn ? [] : availableActions(riskMachine, state.status, actor.roles),
    identifiedAt,
    version,
  }
  return { body, version }
}
