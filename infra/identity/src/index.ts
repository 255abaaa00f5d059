export { clientToken, type ClientTokenRequest } from '#client-token.ts'
export { assertDevelopment } from '#config.ts'
export { createIdentityProvider, type IdentityProvider, type IdentityProviderOptions } from '#identity-provider.ts'
export {
  type AssertionKey,
  cellResource,
  type Client,
  consoleClientId,
  issuerOf,
  type IssuerPopulation,
  type Person,
} from '#people-and-clients.ts'
export { signInAs } from '#sign-in.ts'
