import { channel } from 'node:diagnostics_channel'
import type { OperationShape } from '@concert/contracts/operation'
import { problemStatuses } from '@concert/contracts/problems'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { operationOf } from './openapi-operation.ts'
import { problemsOf } from './operation-schema.ts'

/** The message to the subscribers of {@link UNDECLARED_ANSWER}. */
export interface UndeclaredAnswer {
  readonly operationId: string
  readonly status: number
}

/** The diagnostics channel for answers whose status the contract of the operation does not declare. */
const UNDECLARED_ANSWER = 'concert:undeclared-answer'
const undeclaredAnswers = channel(UNDECLARED_ANSWER)

const known = new Map<string, ReadonlySet<number>>()

/** Every status that the contract declares for an operation, for successes and problems. */
function statusesOf(operation: OperationShape): ReadonlySet<number> {
  let statuses = known.get(operation.id)
  if (statuses === undefined) {
    statuses = new Set([...successesOf(operation), ...problemsOf(operation).map((code) => problemStatuses[code])])
    known.set(operation.id, statuses)
  }
  return statuses
}

function successesOf({ success, repetition, notModified, ranges }: OperationShape): number[] {
  return [
    success.status,
    ...(repetition === undefined ? [] : [repetition]),
    ...(notModified === true ? [304] : []),
    ...(ranges === true ? [206] : []),
  ]
}

/**
 * Returns the status of an answer: by default the operation's success status.
 *
 * @throws Error when the contract does not declare the status
 */
export function declaredStatus(operation: OperationShape, given: number | undefined): number {
  if (given === undefined || successesOf(operation).includes(given)) return given ?? operation.success.status
  throw new Error(`${operation.id} answers ${given}, which its contract does not declare`)
}

/**
 * Reports a problem that the contract of its operation does not declare. The problem is sent all the same, because it helps the
 * caller more than a failure in its place.
 */
export function noteUndeclaredProblem(request: FastifyRequest, reply: FastifyReply): void {
  const operation = operationOf(request.operationId)
  if (operation === undefined || statusesOf(operation).has(reply.statusCode)) return
  const answer: UndeclaredAnswer = { operationId: operation.id, status: reply.statusCode }
  request.log.error(answer, 'the contract does not declare this status')
  undeclaredAnswers.publish(answer)
}
