import type { Jurisdiction } from '#jurisdictions.ts'
import { checkHongKongBusinessIdentifier } from './hong-kong-business-identifier.ts'
import type { IdentifierCheck } from './identifier-check.ts'
import { checkLegalEntityIdentifier } from './legal-entity-identifier.ts'
import { checkMacaoTaxpayerNumber } from './macao-taxpayer-number.ts'
import { checkUnifiedSocialCreditCode } from './unified-social-credit-code.ts'

/** The registers an organisation's identifier may come from: one of each place, and the worldwide LEI beside them. */
export const identifierSchemes = ['USCC', 'HK-UBI', 'MO-TAX', 'LEI'] as const
export type IdentifierScheme = (typeof identifierSchemes)[number]

/** Checks an organisation's identifier by the algorithm of its register; the refusal names every wrong position. */
export function checkIdentifier(scheme: IdentifierScheme, value: string): IdentifierCheck {
  switch (scheme) {
    case 'USCC':
      return checkUnifiedSocialCreditCode(value)
    case 'HK-UBI':
      return checkHongKongBusinessIdentifier(value)
    case 'MO-TAX':
      return checkMacaoTaxpayerNumber(value)
    case 'LEI':
      return checkLegalEntityIdentifier(value)
  }
}

/** The identifier that the law of a place gives to the organisations seated there. */
export function identifierSchemeOf(jurisdiction: Jurisdiction): IdentifierScheme {
  switch (jurisdiction) {
    case 'CN':
      return 'USCC'
    case 'HK':
      return 'HK-UBI'
    case 'MO':
      return 'MO-TAX'
  }
}
