import { getCertificateRecord } from '@concert/contracts/certificates'
import type { CellServices } from '#cell-services.ts'
import { type IssuanceState, numberOf } from './issuance-state.ts'

/** What this cell holds of the certificate now. */
export function recordOf({ call }: CellServices, saga: IssuanceState, key: string) {
  return call(getCertificateRecord, { params: numberOf(saga) }, key)
}
