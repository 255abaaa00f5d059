import {
  type AdapterFactory,
  type Client as ProviderClient,
  type ClientMetadata,
  type Configuration,
  errors,
  interactionPolicy,
  type JWTStructured,
  type KoaContextWithOIDC,
  Provider,
} from 'oidc-provider'
import { clockToleranceSeconds, refuseLongAssertion, usedAssertionsAdapter } from '#client-assertions.ts'
import type { IssuerSecrets } from '#issuer-secrets.ts'
import { actsForMember, machineClient, memberClientsAdapter } from '#member-clients.ts'
import type { Members } from '#members.ts'
import { createMemoryAdapter } from '#memory-adapter.ts'
import {
  type CallerKind,
  consoleClientId,
  issuerClientId,
  type IssuerPopulation,
  issuerOf,
  serviceResource,
  servicesFor,
} from '#people-and-clients.ts'
import type { Staff } from '#staff.ts'
import { temporarilyUnavailable } from '#temporarily-unavailable.ts'
import type { UsedAssertions } from '#used-assertions.ts'

/** The lifetime of an access token in seconds. */
const accessTokenSeconds = 900
const workingDaySeconds = 8 * 3600

/** What an issuer needs of elsewhere. */
export interface IssuerResources {
  readonly secrets: IssuerSecrets
  readonly assertions: UsedAssertions
  readonly members: Members
  readonly staff: Staff
}

/** One authority's OpenID provider, its URLs below `/idp/<authority>`. */
export function createIssuer(
  origin: string,
  population: IssuerPopulation,
  { secrets, assertions, members, staff }: IssuerResources,
): Provider {
  const { authority } = population
  assertDistinct(authority, [...population.clients.map(({ clientId }) => clientId), consoleClientId, issuerClientId])
  assertDistinct(
    authority,
    population.people.map(({ id }) => id),
  )
  return new Provider(issuerOf(origin, authority), {
    ...peopleAndTokens(population, staff),
    clients: [consoleClient(origin), ...population.clients.map(({ clientId, keys }) => machineClient(clientId, keys))],
    clientDefaults: { id_token_signed_response_alg: 'EdDSA' },
    clientAuthMethods: ['none', 'private_key_jwt'],
    assertJwtClientAuthClaimsAndHeader: refuseLongAssertion,
    clockTolerance: clockToleranceSeconds,
    adapter: adapterOf(assertions, members),
    extraClientMetadata: { properties: [actsForMember] },
    formats: { customizers: { jwt: nameWhomItActsFor } },
    jwks: { keys: [secrets.signingKey] },
    cookies: {
      keys: [secrets.cookieKey],
      // Several issuers share one host: a path separates the cookies of each from the others.
      long: { httpOnly: true, sameSite: 'lax', path: `/idp/${authority}` },
      short: { httpOnly: true, sameSite: 'lax' },
    },
    pkce: { required: () => true },
    responseTypes: ['code'],
    clientBasedCORS: () => false,
    renderError: (context, { error, error_description: description }) => {
      context.type = 'text/plain; charset=utf-8'
      context.body = `Sign-in failed: ${error}. ${description ?? ''}`
    },
  })
}

function adapterOf(assertions: UsedAssertions, members: Members): AdapterFactory {
  const inMemory = createMemoryAdapter()
  return (model) => {
    switch (model) {
      case 'Client':
        return memberClientsAdapter(members)
      case 'ReplayDetection':
        return usedAssertionsAdapter(assertions)
      default:
        return inMemory(model)
    }
  }
}

/** The subject of a member's token is whom it acts for; `client_id` is the member itself. */
function nameWhomItActsFor({ oidc: { client } }: KoaContextWithOIDC, _token: object, token: JWTStructured): void {
  const actsFor = client?.[actsForMember]
  if (typeof actsFor === 'string') token.payload['sub'] = actsFor
}

/** The identity of people, and the claims of their tokens and of those of machines. */
function peopleAndTokens({ authority, clients }: IssuerPopulation, staff: Staff): Configuration {
  const kinds = new Map<string, CallerKind>([
    [consoleClientId, 'staff'],
    ...clients.map(({ clientId }) => [clientId, 'system'] as const),
  ])
  const kindOf = (client: ProviderClient | undefined): CallerKind | undefined =>
    client?.[actsForMember] === undefined ? kinds.get(client?.clientId ?? '') : 'applicant'
  return {
    findAccount: async (_context, sub) => {
      const person = await staff.find(sub).catch((cause: unknown) => {
        throw temporarilyUnavailable('the accounts of staff cannot be read now', cause)
      })
      return person && { accountId: sub, claims: () => ({ sub, name: person.name }) }
    },
    claims: { openid: ['sub'], profile: ['name'] },
    extraTokenClaims: (context) => ({ concert_kind: kindOf(context.oidc.client), ...signInOf(context) }),
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        // Without a resource the token would be for nobody in particular.
        defaultResource: () => {
          throw new errors.InvalidTarget('name the resource that the token is for')
        },
        useGrantedResource: () => true,
        getResourceServerInfo: (_context, requested, client) => resourceServer(requested, authority, kindOf(client)),
      },
    },
    interactions: {
      policy: signInOnly(),
      url: (_context, interaction) => `/idp/${authority}/interaction/${interaction.uid}`,
    },
    loadExistingGrant: grantRequested,
    ttl: {
      AccessToken: accessTokenSeconds,
      AuthorizationCode: 60,
      ClientCredentials: accessTokenSeconds,
      Grant: workingDaySeconds,
      IdToken: accessTokenSeconds,
      Interaction: 600,
      Session: workingDaySeconds,
    },
  }
}

/** How and when a person signed in (RFC 9068 2.2.1); a machine did not. */
function signInOf({ oidc: { entities } }: KoaContextWithOIDC) {
  const { AuthorizationCode: code } = entities
  return code === undefined ? {} : { acr: code.acr, auth_time: code.authTime }
}

/** One service: a token for several would open what it was not shown to. */
function resourceServer(requested: string, authority: string, kind: CallerKind | undefined) {
  const services = kind === undefined ? [] : servicesFor[kind]
  if (!services.some((service) => requested === serviceResource(authority, service))) {
    throw new errors.InvalidTarget(`the resources here are ${serviceResource(authority, '')}<${services.join(' | ')}>`)
  }
  const jwt = { sign: { alg: 'EdDSA' as const } }
  return {
    scope: 'concert',
    audience: requested,
    accessTokenTTL: accessTokenSeconds,
    accessTokenFormat: 'jwt' as const,
    jwt,
  }
}

/** Staff sign in to their own authority's console: nobody else's data need consent. */
function signInOnly() {
  const policy = interactionPolicy.base()
  policy.remove('consent')
  return policy
}

/** For the services that the request names; the authorities' people have no consent to give. */
async function grantRequested(context: KoaContextWithOIDC) {
  const { client, session, provider, resourceServers } = context.oidc
  const grant = new provider.Grant({ clientId: client?.clientId, accountId: session?.accountId })
  grant.addOIDCScope('openid profile')
  for (const resource of Object.keys(resourceServers ?? {})) grant.addResourceScope(resource, 'concert')
  await grant.save()
  return grant
}

function consoleClient(origin: string): ClientMetadata {
  return {
    client_id: consoleClientId,
    application_type: 'native',
    grant_types: ['authorization_code'],
    response_types: ['code'],
    // RFC 8252 §7.3: a native client's loopback redirect may use any port.
    redirect_uris: ['http://127.0.0.1/callback', `${origin}/callback`],
    token_endpoint_auth_method: 'none',
  }
}

function assertDistinct(authority: string, ids: string[]): void {
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index)
  if (repeated !== undefined) throw new Error(`${authority}: the id ${repeated} is configured twice`)
}
