import { isCalendarDate } from '#instant.ts'
import { basisKindOf } from './basis-kinds.ts'
import type { BasisLapse } from './basis-lapses.ts'
import type { TransferBasis } from './transfer-basis.ts'

type Dated = Pick<TransferBasis, 'basisId' | 'code' | 'effectiveOn' | 'validUntil' | 'termination'>

/** Every reason why a basis does not hold on a day (`YYYY-MM-DD`), given all bases that are known; none when it does. */
export function lapsesOn(today: string, basis: Dated, all: readonly TransferBasis[]): BasisLapse[] {
  const { effectiveOn, validUntil, termination } = basis
  const dates = [today, effectiveOn, validUntil, termination?.on].filter((date) => typeof date === 'string')
  if (!dates.every(isCalendarDate)) return ['dates-unreadable']
  const kindFrom = basisKindOf(basis.code)?.inForceFrom ?? null
  const superseding = all.filter((other) => other.supersedes === basis.basisId && other.basisId !== basis.basisId)
  return [
    ...lapse('before-its-kind', kindFrom === null || effectiveOn < kindFrom),
    ...lapse('not-yet-effective', today < effectiveOn),
    ...lapse('expired', validUntil !== null && validUntil <= today),
    ...lapse('terminated', termination !== null && termination.on <= today),
    ...lapse(
      'superseded',
      superseding.some((other) => other.effectiveOn <= today),
    ),
  ]
}

function lapse(name: BasisLapse, holds: boolean): BasisLapse[] {
  return holds ? [name] : []
}
