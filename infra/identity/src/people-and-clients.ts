import type { Authority } from '@concert/domain/jurisdictions'

/** A member of an authority's staff who can sign in. */
export interface Person {
  /** The `sub` of their tokens. */
  id: string
  name: string
  /** The functions shown beside the name, for example `report reviewer`. The services store what a person may actually do. */
  functions: string[]
}

/** A public Ed25519 key with which a machine client signs its assertions (RFC 7523). */
export interface AssertionKey {
  kty: 'OKP'
  crv: 'Ed25519'
  x: string
  kid: string
  use?: 'sig'
  alg?: 'EdDSA'
}

/** A program of the authority itself, its workers, with a key of its own. The clients' programs are records of `applications`. */
export interface Client {
  clientId: string
  keys: AssertionKey[]
}

/** Everyone that one authority's issuer is configured to know; who was entered since is a record of `personnel`. */
export interface IssuerPopulation {
  authority: Authority
  people: Person[]
  clients: Client[]
}

/** One authority's issuer: whom it knows, and the database of the authority's cell, as the issuer's own role. */
export interface IssuerConfig extends IssuerPopulation {
  readonly databaseUrl: string
}

/** The name of the issuer itself, when it asks who a client is. */
export const issuerClientId = 'concert-issuer'

/** The public client with which people sign in from the console. */
export const consoleClientId = 'concert-console'

/** Who a token says that its bearer is. */
export type CallerKind = 'applicant' | 'staff' | 'system'

/**
 * The services that have operations for callers of a kind: a token for another would open nothing. They are those that the contracts
 * declare (test/authorization/resources.test.ts).
 */
export const servicesFor: Readonly<Record<CallerKind, readonly string[]>> = {
  applicant: ['applications', 'evidence', 'reviews'],
  staff: ['applications', 'evidence', 'exchange', 'personnel', 'reviews'],
  system: ['applications', 'certificates', 'evidence', 'exchange', 'personnel', 'reviews', 'workflows'],
}

/** The resource (RFC 8707), and so the audience, of an access token for one service of an authority. */
export function serviceResource(authority: string, service: string): string {
  return `urn:concert:cell:${authority}:${service}`
}

/** The issuer identifier of one authority at an origin. */
export function issuerOf(origin: string, authority: string): string {
  return `${origin}/idp/${authority}`
}
