import { type OperationId, operations, type OperationShape, policy, surfacePrefix } from '@concert/contracts'
import { staffRoles } from '@concert/domain'
import { type TestCaller, testStaff, type TestIssuers } from '@concert/testing'
import type { InjectOptions } from 'fastify'
import type { MatrixCaller } from './expected-answers.ts'

/** Identifiers of records, by their prefix. */
export type Records = Readonly<Record<string, string>>

/** The applicant who owns the records of the test, and another of the same cell. */
export const owner = { kind: 'applicant', id: 'alice-company' } as const
export const other = { kind: 'applicant', id: 'bob-company' } as const

const EXAMPLE_ID = /\b(org|sys|app|evl|evd)_0197f3a0-0000-7000-8000-000000000001\b/g
const BOUNDARY = 'matrix'

/**
 * A request to an operation that is in order: its example, with `records` in place of the example's identifiers. Without them
 * the identifiers are of the right form and of nothing that exists. Where the body names a function in which the
 * caller may act, it is the caller's.
 */
export function requestTo(id: OperationId, records: Records = {}, caller?: MatrixCaller): InjectOptions {
  const operation = ofCaller(operations[id], caller)
  const query = operation.example?.query
  const known = (text: string): string =>
    text.replaceAll(EXAMPLE_ID, (found, prefix: string) => records[prefix] ?? found)
  return {
    method: operation.method,
    url: known(pathOf(operation)) + (query === undefined ? '' : `?${known(new URLSearchParams(query).toString())}`),
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

function isAllowed({ id }: OperationShape, role: string): boolean {
  const allowed: readonly string[] = policy[id as OperationId]
  return allowed.includes(role)
}

function pathOf(operation: OperationShape): string {
  return `${surfacePrefix(operation.surface)}${operation.path}`.replaceAll(/\{(\w+)\}/g, (_match, name: string) => {
    const example = operation.params?.shape[name]?.meta()?.['example']
    return encodeURIComponent(name === 'authority' ? 'hk' : String(example))
  })
}

function bodyOf(
  operation: OperationShape,
  known: (text: string) => string,
): Pick<InjectOptions, 'headers' | 'payload'> {
  const precondition = operation.ifMatch === true ? { 'if-match': '"1"' } : {}
  const body = operation.example?.body
  if (body === undefined) return { headers: precondition }
  switch (operation.rawBody) {
    case 'jose':
      return { headers: { 'content-type': 'application/jose' }, payload: JSON.stringify(body).slice(1, -1) }
    case 'multipart':
      return {
        headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
        payload: known(formOf(Object.entries(Object(body)))),
      }
    case undefined:
      return { headers: { 'content-type': 'application/json', ...precondition }, payload: known(JSON.stringify(body)) }
  }
}

function formOf(fields: readonly [string, unknown][]): string {
  const parts = fields.map(([name, value]) => {
    const disposition = `form-data; name="${name}"${name === 'file' ? '; filename="plan.txt"' : ''}`
    return `--${BOUNDARY}\r\nContent-Disposition: ${disposition}\r\n\r\n${String(value)}\r\n`
  })
  return `${parts.join('')}--${BOUNDARY}--\r\n`
}

/** The token with which a caller of the matrix comes; undefined where it comes without one. */
export async function tokenOf(
  issuers: TestIssuers,
  id: OperationId,
  caller: MatrixCaller,
): Promise<string | undefined> {
  switch (caller) {
    case 'anonymous':
    case 'peer':
      return undefined
    case 'applicant':
      return issuers.token('hk', owner)
    case 'other-applicant':
      return issuers.token('hk', other)
    case 'lapsed-staff':
      return issuers.token('hk', { kind: 'staff', id: 'lapsed-1' })
    case 'system':
      return issuers.token('hk', { kind: 'system', id: 'concert-workflows' })
    case 'other-authority':
      // In everything but its issuer the token of somebody who may call.
      return issuers.token('mo', permittedCaller(id), { audience: 'urn:concert:cell:hk' })
    default:
      return issuers.token('hk', { kind: 'staff', id: personWith(caller) })
  }
}

function permittedCaller(id: OperationId): TestCaller {
  const allowed: readonly string[] = policy[id]
  const role = staffRoles.find((staffRole) => allowed.includes(staffRole))
  if (role !== undefined) return { kind: 'staff', id: personWith(role) }
  return allowed.includes('system') ? { kind: 'system', id: 'concert-workflows' } : owner
}

function personWith(role: (typeof staffRoles)[number]): string {
  const person = Object.entries(testStaff).find(([, held]) => held === role)?.[0]
  if (person === undefined) throw new Error(`nobody of the test staff is ${role}`)
  return person
}
