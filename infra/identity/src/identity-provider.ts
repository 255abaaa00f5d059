import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Authority } from '@concert/domain/jurisdictions'
import { browserHeaders } from '@concert/platform/browser-headers'
import type { errors, KoaContextWithOIDC, Provider } from 'oidc-provider'
import { choosePerson } from '#choose-person.ts'
import { assertDevelopment } from '#config.ts'
import { createIssuer } from '#issuer.ts'
import { loadIssuerSecrets } from '#issuer-secrets.ts'
import type { Members } from '#members.ts'
import type { OwnIdentity } from '#own-token.ts'
import { type IssuerPopulation, issuerOf } from '#people-and-clients.ts'
import { type Staff, withConfigured } from '#staff.ts'
import type { UsedAssertions } from '#used-assertions.ts'

/** One authority's issuer: whom it is configured to know, where it keeps the assertions that were used, and whom it asks for members and for staff. */
export interface IssuerOptions extends IssuerPopulation {
  assertions: UsedAssertions
  membersFor(own: OwnIdentity): Members
  staffFor(own: OwnIdentity): Staff
}

export interface IdentityProviderOptions {
  /** The address of the handler, for example `http://127.0.0.1:8080`; a loopback address. */
  origin: string
  authorities: readonly IssuerOptions[]
  /** The folder of the issuers' own keys; created, readable by the owner only, if it does not exist. */
  keysDir: string
  /** Called with every error inside an issuer. */
  onError?: ((error: Error, authority: Authority) => void) | undefined
}

export interface IdentityProvider {
  /** A node request listener for the paths that start with `/idp/`; every other path answers 404. */
  handler(request: IncomingMessage, response: ServerResponse): void
  /** The issuer identifier of each authority. */
  issuers: ReadonlyMap<string, string>
}

interface MountedIssuer {
  population: IssuerPopulation
  staff: Staff
  provider: Provider
  /** The provider's own request listener. */
  listener: (request: IncomingMessage, response: ServerResponse) => Promise<void>
}

/**
 * The development identity provider: one OpenID issuer per authority, `<origin>/idp/<authority>`.
 *
 * @throws Error when NODE_ENV is `production`, the origin is not a loopback address, or an id is configured twice
 */
export function createIdentityProvider(options: IdentityProviderOptions): IdentityProvider {
  assertDevelopment(options.origin)
  const origin = new URL(options.origin).origin
  const mounted = new Map<string, MountedIssuer>(
    options.authorities.map((one) => [one.authority, mount(origin, options, one)]),
  )
  const host = new URL(origin).host
  return {
    issuers: new Map([...mounted.keys()].map((authority) => [authority, issuerOf(origin, authority)])),
    handler: (request, response) => {
      response.setHeaders(new Map(Object.entries(browserHeaders)))
      const [, authority = '', path = '/'] = /^\/idp\/([a-z-]+)(\/.*)?$/.exec(request.url ?? '') ?? []
      const issuer = mounted.get(authority)
      if (issuer === undefined) return notFound(response)
      // The provider writes absolute URLs from the Host header; they must be the issuer's own for every caller.
      request.headers.host = host
      serve(issuer, path, request, response).catch((error: unknown) => fail(options, issuer, response, error))
    },
  }
}

function mount(origin: string, options: IdentityProviderOptions, population: IssuerOptions): MountedIssuer {
  const { authority, assertions } = population
  const secrets = loadIssuerSecrets(options.keysDir, authority)
  const own = { issuer: issuerOf(origin, authority), signingKey: secrets.signingKey }
  const members = population.membersFor(own)
  const staff = withConfigured(population.people, population.staffFor(own))
  const provider = createIssuer(origin, population, { secrets, assertions, members, staff })
  provider.on('server_error', (_context, error) => options.onError?.(error, authority))
  provider.on('grant.error', (_context, error) => {
    if (error.statusCode === 503) options.onError?.(withCause(error), authority)
  })
  provider.use(sayWhenToRepeat)
  return { population, staff, provider, listener: provider.callback() }
}

async function serve(
  { population: { authority }, staff, provider, listener }: MountedIssuer,
  path: string,
  request: IncomingMessage & { originalUrl?: string },
  response: ServerResponse,
): Promise<void> {
  if (path.startsWith('/interaction/')) return choosePerson(provider, { authority, staff }, request, response)
  // The provider finds its mount path from the difference between the two URLs.
  request.originalUrl = request.url
  request.url = path
  await listener(request, response)
}

function notFound(response: ServerResponse): void {
  response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
  response.end('There is no such issuer.')
}

/** How long a client waits before it repeats what the issuer could not answer, in seconds. */
const retryAfterSeconds = 2

async function sayWhenToRepeat(context: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> {
  await next()
  if (context.status === 503) context.set('retry-after', String(retryAfterSeconds))
}

/** What did not answer the issuer says more than what the issuer answered. */
function withCause(error: errors.OIDCProviderError): Error {
  return error.cause instanceof Error ? error.cause : error
}

function fail(
  { onError }: IdentityProviderOptions,
  { population }: MountedIssuer,
  response: ServerResponse,
  error: unknown,
): void {
  onError?.(error instanceof Error ? error : new Error(String(error)), population.authority)
  if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' })
  response.end('The identity provider failed.')
}
