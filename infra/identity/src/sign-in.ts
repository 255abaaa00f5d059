import { createHash, randomBytes } from 'node:crypto'
import { createCookieJar, type CookieJar } from '#cookie-jar.ts'
import { consoleClientId, issuerOf, serviceResource } from '#people-and-clients.ts'

/** RFC 8252 §7.3: a loopback redirect, which a program can receive without listening. */
const redirectUri = 'http://127.0.0.1/callback'

/** More redirects than any sign-in has. */
const redirectsMax = 10

/**
 * Signs a person in like a browser: authorisation request with PKCE, the choice of the person on the page, the code,
 * the token. Cookies exist only during this call.
 *
 * @returns the access token, a JWT for one service of the authority's own cell
 * @throws Error naming the step that was refused
 */
export async function signInAs(origin: string, authority: string, personId: string, service: string): Promise<string> {
  const issuer = issuerOf(origin, authority)
  const resource = serviceResource(authority, service)
  const verifier = randomBytes(32).toString('base64url')
  const state = randomBytes(16).toString('base64url')
  const jar = createCookieJar()

  // 1. The authorisation request; the issuer answers with its page for people.
  const page = await follow(jar, authorisationUrl(issuer, { resource, verifier, state }))
  // 2. The choice of the person; the issuer answers with a redirect to the client.
  const callback = isCallback(page) ? page : await follow(jar, page, new URLSearchParams({ person: personId }))
  const { searchParams } = callback
  const code = searchParams.get('code')
  if (!isCallback(callback) || code === null) {
    throw new Error(`${issuer} did not sign in ${personId}: ${searchParams.get('error_description') ?? callback.href}`)
  }
  // 3. RFC 9207: the answer must come from the requested issuer and belong to this request.
  if (searchParams.get('state') !== state || searchParams.get('iss') !== issuer) {
    throw new Error(`the answer is not to the request made to ${issuer}`)
  }
  return exchangeCode(issuer, code, verifier)
}

function authorisationUrl(
  issuer: string,
  { resource, verifier, state }: { readonly resource: string; readonly verifier: string; readonly state: string },
): URL {
  const url = new URL(`${issuer}/auth`)
  url.search = new URLSearchParams({
    client_id: consoleClientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid concert',
    resource,
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString()
  return url
}

/** Whether the issuer sent the browser back to the client: with a code, or with a refusal. */
function isCallback(url: URL): boolean {
  return url.href.startsWith(`${redirectUri}?`)
}

/** Follows redirects, with the cookies, up to a page or to the client's own address, which is not fetched. */
async function follow(jar: CookieJar, start: URL, form?: URLSearchParams): Promise<URL> {
  let url = start
  let body = form
  for (let hops = 0; hops < redirectsMax; hops++) {
    const headers = { cookie: jar.headerFor(url) }
    const response = await fetch(url, { method: body ? 'POST' : 'GET', body, headers, redirect: 'manual' })
    jar.keep(response, url)
    const text = await response.text()
    const location = response.headers.get('location')
    if (location === null) {
      if (!response.ok || form !== undefined) throw new Error(`${url.pathname} answered ${response.status}: ${text}`)
      return url
    }
    url = new URL(location, url)
    body = undefined
    if (url.href.startsWith(redirectUri)) return url
  }
  throw new Error(`more than ${redirectsMax} redirects from ${start.href}`)
}

async function exchangeCode(issuer: string, code: string, verifier: string): Promise<string> {
  const form = { grant_type: 'authorization_code', client_id: consoleClientId, redirect_uri: redirectUri, code }
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({ ...form, code_verifier: verifier }),
  })
  return readAccessToken(response)
}

/** The access token of a token endpoint's answer. */
export async function readAccessToken(response: Response): Promise<string> {
  const answer: { access_token?: string; error?: string; error_description?: string } = JSON.parse(
    await response.text(),
  )
  if (response.ok && answer.access_token !== undefined) return answer.access_token
  throw new Error(`${response.status} ${answer.error}: ${answer.error_description}`)
}
