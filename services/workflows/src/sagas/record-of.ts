import { getCertificateRecord } from '@concert/contracts/certificates'
import type { CellServices } from '#cell-services.ts'
import { type IssuanceState, numberOf } from './issuance-state.ts'

/** Reads this cell's current record of the certificate. */
export function recordOf({ call }: CellServices, saga: IssuanceState, key: string) {
  return call(getCertificateRecord, { params: numberOf(saga) }, key)
}
