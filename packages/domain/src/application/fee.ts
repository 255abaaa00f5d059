import { type Authority, type AuthorityRecord, type Currency, type Jurisdiction, recordOf } from '../jurisdictions.ts'
import type { RiskClass } from '../risk-class.ts'

/** A fee in the smallest unit of its currency, with the version of the function that computed it. */
export type Fee = {
  readonly amountMinor: number
  readonly currency: Currency
  readonly functionVersion: AuthorityRecord['tariff']['version']
}

// Proposed amounts in whole Hong Kong dollars. They belong to `fee-1` for ever: other amounts are another version.
const baseHkd: Readonly<Record<RiskClass, number>> = {
  unacceptable: 0,
  high: 180_000,
  limited: 90_000,
  minimal: 30_000,
}
const placeHkd = 12_000

/**
 * The fee for one certification, version `fee-1`: by class, plus a fixed part for each place of use beyond the first, in
 * the currency of the lead authority. Whole units of the currency, so never a fraction of the smallest unit.
 */
export function feeFor(lead: Authority, riskClass: RiskClass, placesOfUse: readonly Jurisdiction[]): Fee {
  const { currency, perThousandHkd, version } = recordOf(lead).tariff
  const recognising = Math.max(0, new Set(placesOfUse).size - 1)
  const hkd = baseHkd[riskClass] + placeHkd * recognising
  return { amountMinor: (hkd / 1000) * perThousandHkd * 100, currency, functionVersion: version }
}
