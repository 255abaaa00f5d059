import type { OperationShape } from '@concert/contracts/operation'
import { type Decision, decide } from '@concert/domain/machine'
import { type PersonInCase, type Sight, toldWithoutFile } from '@concert/domain/need-to-know'
import {
  type Answer,
  type AnswerBody,
  type OperationRequest,
  type Route,
  transactional,
} from '@concert/platform/operation-route'
import { requireVersion } from '@concert/platform/preconditions'
import { notFound } from '@concert/platform/refused-request'
import { actingOn, standingOf } from './act.ts'
import type { Case, CaseRow, CaseTypes, Event, State } from './case.ts'
import { changeCase } from './change-case.ts'
import { lockCase } from './find.ts'
import { knownInCase, sightAfter, sightOf } from './sight.ts'
import { caseIdOf, payloadFrom } from './request-parts.ts'
import type { AnyVerb, Asked, CommandNameOf, Verb } from './verb.ts'

/**
 * Binds an operation to the command of the same name on one case: lock → read and upcast → version → judge → fold → prove →
 * write → record, in the one transaction of the request. A decision without events changes nothing: the case is answered.
 *
 * @example
 * export const approvePlan = command(evaluationCase, operations.approvePlan, { as: 'plan-owner' })
 * @throws RefusedRequest when it is called: 404, 412 with the present representation, or the machine's refusal
 */
export function command<
  T extends CaseTypes,
  const Operation extends OperationShape & { readonly id: CommandNameOf<T> },
>(theCase: Case<T>, operation: Operation, verb: Verb<T, Operation>): Route<T['context'], Operation['id']> {
  return transactional<Operation, T['context']>(operation, (request, context, transaction) =>
    commandCase(theCase, operation, verb, { request, context, transaction }),
  )
}

/**
 * As `command`, in the transaction that a handler was given or has opened for it: where somebody else's answer is awaited, or a
 * signed statement verified, before. `caseId` names the case where that statement does, and not the request.
 *
 * @example
 * inTransaction((transaction, request) => commandCase(sentCase, operations.deliverEnvelope, verb, { transaction, request, context }))
 */
export async function commandCase<
  T extends CaseTypes,
  Operation extends OperationShape & { readonly id: CommandNameOf<T> },
>(
  theCase: Case<T>,
  operation: Operation,
  verb: Verb<T, Operation>,
  given: Omit<Asked<T, Operation>, 'row'> & { readonly caseId?: string },
): Promise<Answer<AnswerBody<Operation>>> {
  // The compiler checked verb and request against each other; from here on only their case is known.
  const { request, context, transaction } = given as unknown as Omit<Asked<T, OperationShape>, 'row'>
  const caseId = given.caseId ?? caseIdOf(request, theCase.id)
  const widened = verb as unknown as AnyVerb<T>
  const { row, known } = await commanded(theCase, operation.id, widened, { request, context, transaction, caseId })
  const answer =
    widened.answer?.(row, request) ??
    theCase.represent(row, request, sightAfter(theCase, transaction, row, request, known))
  return answer as Answer<AnswerBody<Operation>>
}

type Commanding<T extends CaseTypes> = Omit<Asked<T, OperationShape>, 'row'> & { readonly caseId: string }

interface Commanded<T extends CaseTypes> {
  readonly row: T['row']
  /** What was known of the caller before the act. */
  readonly known: PersonInCase | undefined
}

async function commanded<T extends CaseTypes>(
  theCase: Case<T>,
  name: CommandNameOf<T>,
  verb: AnyVerb<T>,
  given: Commanding<T>,
): Promise<Commanded<T>> {
  const { transaction, request, caseId } = given
  const before = await lockCase(theCase, transaction, caseId)
  const known = await knownInCase(theCase, transaction, caseId, request)
  const sight = sightOf(theCase, transaction, before, request, known)
  if (sight === 'nothing') notFound(theCase.noun)
  const asked = { ...given, row: before }
  if (verb.isDone?.(asked) === true) return { row: before, known }
  // A refusal leaves no trace, so it is no way to read a file: of the staff whoever is behind reads the case again.
  const shownWhenBehind = known === undefined ? sight : 'parties'
  requireVersion(request.versions, before.version, () => theCase.represent(before, request, shownWhenBehind).body)
  return { row: await judged(theCase, name, verb, asked, { sight, known }), known }
}

/** The case after the machine has judged the command on it. */
async function judged<T extends CaseTypes>(
  theCase: Case<T>,
  name: CommandNameOf<T>,
  verb: AnyVerb<T>,
  asked: Asked<T, OperationShape>,
  { sight, known }: { readonly sight: Sight; readonly known: PersonInCase | undefined },
): Promise<T['row']> {
  const { transaction, request, row: before } = asked
  const own = standingOf(transaction, request, theCase.editionOf?.(before), functionOf(verb, request), known)
  // The compiler checked payload and facts where the verb was written; here only their case is known.
  const facts = {
    ...own.facts,
    ...(await theCase.facts?.({ transaction, row: before, standing: own, act: request })),
    ...(await verb.facts?.(asked)),
  } as never
  const standing = actingOn(own, verb.onAuthorisation?.(facts))
  const payload = (await verb.given?.(asked)) ?? payloadFrom(request, theCase.id)
  const decision = decide<T['machine'], CommandNameOf<T>>(
    theCase.machine,
    before.state as State<T> | null,
    { ...payload, ...standing.by, name } as never,
    facts,
  )
  if (decision.ok && decision.events.length === 0) return before
  const rowOf = async (kept: CaseRow<State<T>>) => ({
    ...before,
    ...(await verb.columns?.(asked, facts)),
    ...kept,
    updatedAt: transaction.now,
  })
  const told = sight === 'parties' ? withoutFile<T>(decision, request.actor.id) : decision
  const change = { act: request, standing, before, decision: told, pointers: verb.pointers, rowOf }
  // A row that is locked is there, so there is always one after the change.
  return (await changeCase(theCase, transaction, change)) ?? before
}

/** What a refusal may tell a person to whom the file is closed. */
function withoutFile<T extends CaseTypes>(decision: Decision<Event<T>>, personId: string): Decision<Event<T>> {
  if (decision.ok || decision.refusal.kind !== 'violations') return decision
  const violations = toldWithoutFile(decision.refusal.violations, personId)
  return { ...decision, refusal: { ...decision.refusal, violations } }
}

function functionOf<T extends CaseTypes>({ as }: AnyVerb<T>, request: OperationRequest<OperationShape>) {
  return typeof as === 'function' ? as(request) : as
}
