/**
 * What the development issuer says of its sign-in, which asks for nothing. It starts on no machine in production, and no other issuer
 * says this, so that staff cannot sign in where an operator has not named the values of their own issuers.
 */
export const DEVELOPMENT_ACR = 'urn:concert:acr:development'
