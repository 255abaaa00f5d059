import type { OperationShape } from '@concert/contracts/operation'
import { type OperationId, operations } from '@concert/contracts/operations'
import { staffRoles } from '@concert/domain/roles'

/** Everyone who may stand at the door, one column of the matrix each. */
export const callers = [
  'anonymous',
  'applicant',
  'other-applicant',
  ...staffRoles,
  'lapsed-staff',
  'system',
  'issuer',
  'peer',
  'other-service',
  'other-authority',
] as const
export type MatrixCaller = (typeof callers)[number]

/**
 * What a caller is answered, whatever the state: `allowed`; `own`, allowed for the caller's own records; `404`, because the
 * record is another applicant's; `unsigned`, refused because the message itself carries no signature of a peer; `401`; `403`.
 */
export type Answer = 'allowed' | 'own' | '404' | 'unsigned' | '401' | '403'

/** Every operation of the contract, by module and then by name. */
export const operationIds = Object.keys(operations) as OperationId[]

/** What the contract says that this caller is answered by this operation. */
export function expectedAnswer(id: OperationId, caller: MatrixCaller): Answer {
  const allowed: readonly string[] = operations[id].callers
  if (allowed.includes('anyone')) return 'allowed'
  if (allowed.includes('peer-authority')) return caller === 'peer' ? 'allowed' : 'unsigned'
  switch (caller) {
    case 'anonymous':
    case 'peer':
    case 'other-service':
    case 'other-authority':
      return '401'
    case 'applicant':
      return allowed.includes('applicant') ? 'own' : '403'
    case 'other-applicant':
      if (!allowed.includes('applicant')) return '403'
      return namesRecords(operations[id]) ? '404' : 'own'
    case 'lapsed-staff':
      return allowed.includes('staff-member') ? 'allowed' : '403'
    case 'system':
    case 'issuer':
      return allowed.includes(caller) ? 'allowed' : '403'
    default:
      return allowed.includes(caller) || allowed.includes('staff-member') ? 'allowed' : '403'
  }
}

/** Whether a request names a record of an applicant, in its path, its query or its body. */
function namesRecords(operation: OperationShape): boolean {
  const { params, query, body } = { params: operation.params, ...operation.example }
  return /"(org|sys|app|evl|evd)_/.test(JSON.stringify({ query, body })) || params !== undefined
}

const SYMBOLS: Readonly<Record<Answer, string>> = {
  allowed: '✔',
  own: '◐',
  '404': '404',
  unsigned: '✎',
  '401': '401',
  '403': '403',
}

const NAME_WIDTH = Math.max(...operationIds.map((id) => id.length)) + 2

/** The matrix as text, one line an operation, in the order of the contract. */
export function matrixPicture(): string {
  const heads = callers.map((caller) => caller.padEnd(columnWidth(caller)))
  const lines = operationIds.map((id) => {
    const cells = callers.map((caller) => SYMBOLS[expectedAnswer(id, caller)].padEnd(columnWidth(caller)))
    return `${id.padEnd(NAME_WIDTH)}${cells.join('')}`.trimEnd()
  })
  return [`${''.padEnd(NAME_WIDTH)}${heads.join('')}`.trimEnd(), ...lines, ''].join('\n')
}

function columnWidth(caller: MatrixCaller): number {
  return caller.length + 2
}
