import { type OperationShape, type Service, surfacePrefix } from '@concert/contracts/operation'
import { type OperationId, operations } from '@concert/contracts/operations'
import { authorities, type Authority, jurisdictionOf } from '@concert/domain/jurisdictions'
import { staffRoles } from '@concert/domain/roles'
import { audienceOf } from '@concert/platform/audience'
import { testStaff } from '@concert/testing/staff'
import type { TestCaller, TestIssuers } from '@concert/testing/test-tokens'
import type { InjectOptions } from 'fastify'
import type { MatrixCaller } from './expected-answers.ts'

/** Identifiers of records, by their prefix. */
export type Records = Readonly<Record<string, string>>

/** The applicant who owns the records of the test, and another of the same cell. */
export const owner = { kind: 'applicant', id: 'alice-company' } as const
export const other = { kind: 'applicant', id: 'bob-company' } as const

export const serviceNames = [
  'applications',
  'certificates',
  'evidence',
  'exchange',
  'personnel',
  'registry',
  'reviews',
  'workflows',
] as const satisfies readonly Service[]

const EXAMPLE_ID = /\b(org|sys|app|evl|evd)_0197f3a0-0000-7000-8000-000000000001\b/g
const BOUNDARY = 'matrix'

/**
 * A request to an operation that is in order: its example, with `records` in place of the example's identifiers. Without them
 * the identifiers are of the right form and of nothing that exists. Where the body names a function in which the
 * caller may act, it is the caller's.
 */
export function requestTo(
  id: OperationId,
  here: Authority,
  records: Records = {},
  caller?: MatrixCaller,
): InjectOptions {
  const operation = ofPlace(ofCaller(operations[id], caller), here)
  const query = operation.example?.query
  const known = (text: string): string =>
    text.replaceAll(EXAMPLE_ID, (found, prefix: string) => records[prefix] ?? found)
  return {
    method: operation.method,
    url:
      known(pathOf(operation, here)) + (query === undefined ? '' : `?${known(new URLSearchParams(query).toString())}`),
    ...bodyOf(operation, known),
  }
}

function ofCaller(operation: OperationShape, caller: MatrixCaller | undefined): OperationShape {
  const body: object = Object(operation.example?.body)
  const mayAct = staffRoles.some((role) => role === caller && isAllowed(operation, role))
  return mayAct && 'function' in body
    ? { ...operation, example: { ...operation.example, body: { ...body, function: caller } } }
    : operation
}

/** Who applies to an authority uses the system in its place; the examples name the places of the first three. */
function ofPlace(operation: OperationShape, here: Authority): OperationShape {
  const body: object = Object(operation.example?.body)
  if (!('placesOfUse' in body) || !Array.isArray(body.placesOfUse)) return operation
  const placesOfUse = [...new Set([...body.placesOfUse, jurisdictionOf(here)])]
  return { ...operation, example: { ...operation.example, body: { ...body, placesOfUse } } }
}

function isAllowed({ callers }: OperationShape, role: string): boolean {
  const allowed: readonly string[] = callers
  return allowed.includes(role)
}

function pathOf(operation: OperationShape, here: Authority): string {
  return `${surfacePrefix(operation.surface)}${operation.path}`.replaceAll(/\{(\w+)\}/g, (_match, name: string) => {
    const example = operation.params?.shape[name]?.meta()?.['example']
    return encodeURIComponent(name === 'authority' ? here : String(example))
  })
}

function bodyOf(
  operation: OperationShape,
  known: (text: string) => string,
): Pick<InjectOptions, 'headers' | 'payload'> {
  const precondition = operation.ifMatch === true ? { 'if-match': '"1"' } : {}

  const body = operation.example?.body
  if (body === undefined) return { headers: { ...precondition, ...resumed(operation) } }
  switch (operation.rawBody) {
    case 'jose':
      return { headers: { 'content-type': 'application/jose' }, payload: JSON.stringify(body).slice(1, -1) }
    case 'csv':
      return { headers: { 'content-type': 'text/csv' }, payload: typeof body === 'string' ? body : '' }
    case 'multipart':
      return {
        headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
        payload: known(formOf(Object.entries(Object(body)))),
      }
    case 'offset':
      return { headers: { ...resumed(operation), 'upload-metadata': metadataOf(Object.entries(Object(body)), known) } }
    case undefined:
      return { headers: { 'content-type': 'application/json', ...precondition }, payload: known(JSON.stringify(body)) }
  }
}

/** What every request of an upload in parts says, and where a part of it begins (tus 1.0). */
function resumed({ requestHeaders = {}, method }: OperationShape): Record<string, string> {
  if (!('Tus-Resumable' in requestHeaders)) return {}
  const part = { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' }
  return {
    'tus-resumable': '1.0.0',
    ...(method === 'PATCH' ? part : method === 'POST' ? { 'upload-length': '5' } : {}),
  }
}

/** The metadata of an upload in parts (tus 1.0). */
function metadataOf(fields: readonly [string, unknown][], known: (text: string) => string): string {
  return fields.map(([name, value]) => `${name} ${Buffer.from(known(String(value))).toString('base64')}`).join(',')
}

function formOf(fields: readonly [string, unknown][]): string {
  const parts = fields.map(([name, value]) => {
    const disposition = `form-data; name="${name}"${name === 'file' ? '; filename="plan.txt"' : ''}`
    return `--${BOUNDARY}\r\nContent-Disposition: ${disposition}\r\n\r\n${String(value)}\r\n`
  })
  return `${parts.join('')}--${BOUNDARY}--\r\n`
}

/** The tokens with which a caller of the matrix comes to a cell, one request each; undefined for a request without one. */
export async function tokensOf(
  issuers: TestIssuers,
  here: Authority,
  caller: MatrixCaller,
  service: Service,
): Promise<(string | undefined)[]> {
  switch (caller) {
    case 'anonymous':
    case 'peer':
      return [undefined]
    case 'other-service':
      // Everyone who has a token here, for every service but this one.
      return Promise.all(
        serviceNames
          .filter((name) => name !== service)
          .flatMap((name) =>
            Object.values(tokenHolders).map((holder) => keptToken(issuers, here, holder, { service: name })),
          ),
      )
    case 'other-authority':
      // In everything but its issuer the token of everyone who has one here.
      return Promise.all(
        othersThan(here).flatMap((other) =>
          Object.values(tokenHolders).map((holder) =>
            keptToken(issuers, other, holder, { audience: audienceOf(here, service) }),
          ),
        ),
      )
    default:
      return [await keptToken(issuers, here, tokenHolders[caller], { service })]
  }
}

export function othersThan(here: Authority): Authority[] {
  return authorities.filter((authority) => authority !== here)
}

const kept = new Map<string, Promise<string>>()

/** Signed once for all requests of the matrix. */
function keptToken(issuers: TestIssuers, ...token: Parameters<TestIssuers['token']>): Promise<string> {
  const key = JSON.stringify(token)
  const signed = kept.get(key) ?? issuers.token(...token)
  kept.set(key, signed)
  return signed
}

function personWith(role: (typeof staffRoles)[number]): string {
  const person = Object.entries(testStaff).find(([, held]) => held === role)?.[0]
  if (person === undefined) throw new Error(`nobody of the test staff is ${role}`)
  return person
}

type TokenHolder = Exclude<MatrixCaller, 'anonymous' | 'peer' | 'other-service' | 'other-authority'>

const tokenHolders: Readonly<Record<TokenHolder, TestCaller>> = {
  applicant: owner,
  'other-applicant': other,
  ...(Object.fromEntries(staffRoles.map((role) => [role, { kind: 'staff', id: personWith(role) } as const])) as Record<
    (typeof staffRoles)[number],
    TestCaller
  >),
  'lapsed-staff': { kind: 'staff', id: 'lapsed-1' },
  system: { kind: 'system', id: 'concert-workflows' },
  issuer: { kind: 'issuer', id: 'concert-issuer' },
}

/** Who holds the token of a column of the matrix; undefined for the columns that are not of one holder. */
export function tokenHolder(caller: MatrixCaller): TestCaller | undefined {
  const holders: Partial<Record<MatrixCaller, TestCaller>> = tokenHolders
  return holders[caller]
}
