import { expect, test } from 'vitest'
import { authorities, jurisdictions } from '../jurisdictions.ts'
import { riskClasses } from '../risk-class.ts'
import { feeFor } from './fee.ts'

test('the fee is in the currency of the lead authority and names its function', () => {
  expect(authorities.map((lead) => feeFor(lead, 'limited', jurisdictions))).toEqual([
    { amountMinor: 10_488_000, currency: 'CNY', functionVersion: 'fee-1' },
    { amountMinor: 11_400_000, currency: 'HKD', functionVersion: 'fee-1' },
    { amountMinor: 11_742_000, currency: 'MOP', functionVersion: 'fee-1' },
  ])
})

test('the fee is a whole number of the smallest unit for every lead, class and number of places', () => {
  const fees = authorities.flatMap((lead) =>
    riskClasses.flatMap((riskClass) =>
      jurisdictions.map((_, last) => feeFor(lead, riskClass, jurisdictions.slice(0, last + 1))),
    ),
  )
  expect(fees.filter((fee) => !Number.isSafeInteger(fee.amountMinor) || fee.amountMinor < 0)).toEqual([])
})

test('a place named twice is paid once', () => {
  expect(feeFor('hk', 'minimal', ['HK', 'HK'])).toEqual(feeFor('hk', 'minimal', ['HK']))
})
