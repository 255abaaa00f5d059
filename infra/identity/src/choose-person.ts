import type { IncomingMessage, ServerResponse } from 'node:http'
import { DEVELOPMENT_ACR } from '@concert/platform/development-acr'
import { errors, type Provider } from 'oidc-provider'
import type { Person } from '#people-and-clients.ts'
import type { Staff } from '#staff.ts'

/** A form with one short field. */
const formBytesMax = 4096

/** Of which authority people sign in, and who they are. */
export interface SigningIn {
  readonly authority: string
  readonly staff: Staff
}

/**
 * The sign-in page of one issuer: `GET` shows the authority's people, `POST person=<id>` signs in as one of them. There
 * is no password, so the identity provider never starts in production. The interaction's cookie, limited to its own
 * path and SameSite, ties the choice to the browser that started the sign-in.
 */
export async function choosePerson(
  issuer: Provider,
  signingIn: SigningIn,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    await issuer.interactionDetails(request, response)
    switch (request.method) {
      case 'GET':
        return sendPage(response, 200, await listOfPeople(signingIn))
      case 'POST':
        return await signIn(issuer, signingIn, request, response)
      default:
        return sendPage(response, 405, '<h1>This page is read with GET and answered with POST.</h1>')
    }
  } catch (error) {
    if (!(error instanceof errors.SessionNotFound)) throw error
    sendPage(
      response,
      400,
      '<h1>This sign-in has expired</h1><p>Go back to the page you came from and sign in again.</p>',
    )
  }
}

async function signIn(
  issuer: Provider,
  signingIn: SigningIn,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chosen = new URLSearchParams(await readForm(request)).get('person')
  const person = chosen === null ? undefined : await signingIn.staff.find(chosen).catch(() => 'unknown' as const)
  if (person === 'unknown') {
    response.setHeader('retry-after', '2')
    return sendPage(response, 503, '<h1>The accounts of staff cannot be read now</h1><p>Sign in again in a moment.</p>')
  }
  if (person === undefined) {
    return sendPage(response, 422, `<h1>Choose one of these people</h1>${await listOfPeople(signingIn)}`)
  }
  await issuer.interactionFinished(request, response, { login: { accountId: person.id, acr: DEVELOPMENT_ACR } })
}

async function readForm(request: IncomingMessage): Promise<string> {
  let form = ''
  request.setEncoding('utf8')
  for await (const chunk of request) {
    form += chunk
    if (form.length > formBytesMax) return ''
  }
  return form
}

async function listOfPeople({ authority, staff }: SigningIn): Promise<string> {
  const people = await staff.list()
  return `<h1>Sign in to ${escape(authority)}: choose a person</h1>
<p>No password: this is a development identity provider with made-up people.</p>
<form method="post"><ul>${people.map(button).join('')}</ul></form>`
}

function button({ id, name, functions }: Person): string {
  const shown = functions.length === 0 ? '' : `<br>${escape(functions.join(', '))}`
  return `<li><button name="person" value="${escape(id)}">${escape(name)}</button>${shown}</li>`
}

function sendPage(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
  })
  response.end(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Sign in</title><main>${body}</main></html>`)
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
