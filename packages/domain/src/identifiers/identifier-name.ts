/** The identifiers that are checked by the form of their register. */
export type IdentifierName =
  | 'unified-social-credit-code'
  | 'hong-kong-business-identifier'
  | 'macao-taxpayer-number'
  | 'legal-entity-identifier'
  | 'certificate-number'
