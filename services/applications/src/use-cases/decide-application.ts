import type { Transaction } from '@concert/db/authority-transaction'
import { digestOf, recordChange } from '@concert/db/record-change'
import { storedEvents } from '@concert/db/stored-events'
import type { ApplicationTypes } from '@concert/domain/application/evolve'
import type { Application } from '@concert/domain/application/state'
import { applicationMachine } from '@concert/domain/application/table'
import { type Decision, fold } from '@concert/domain/machine'
import { type Actor as DomainActor, staffRoles } from '@concert/domain/roles'
import type { StaffFacts, StandingFacts } from '@concert/domain/standing-guards'
import type { Actor } from '@concert/platform/caller'
import { requireVersion } from '@concert/platform/preconditions'
import { notFound, refusalToProblem } from '@concert/platform/refused-request'
import { operationOf } from '#representations/action.ts'
import { representApplication } from '#representations/application.ts'
import { type ApplicationRecord, lockApplication, updateApplication } from '#store/applications.ts'

export type ApplicationDecision = Decision<ApplicationTypes['event']>

/** A request to change one application, decided on the version the caller saw. */
export interface ApplicationRequest {
  readonly params: { readonly applicationId: string }
  readonly version: number
  readonly actor: Actor
  readonly requestId: string
}

/** What a command on one application is judged with. */
export interface Case {
  readonly state: Application
  /** Who gives the command, and when by the database's clock. */
  readonly given: { readonly actor: DomainActor; readonly at: string }
  readonly standing: StandingFacts
  readonly staff: StaffFacts
}

/**
 * Changes one application: load and lock → version → judge → fold → store and record, in the given transaction.
 *
 * @param change its audit line's action, what it adds to the record, and how the machine judges it
 * @throws RefusedRequest 404, 412, 409, 403 or 422
 */
export async function decideApplication(
  transaction: Transaction,
  request: ApplicationRequest,
  change: {
    readonly action: string
    /** What is kept beside the state, where the decision adds to it. */
    readonly kept?: Pick<ApplicationRecord, 'clientSignatory'>
    readonly judge: (judged: Case) => Promise<ApplicationDecision> | ApplicationDecision
  },
): Promise<ApplicationRecord> {
  const { applicationId } = request.params
  const record = (await lockApplication(transaction, applicationId)) ?? notFound('application')
  requireVersion(request.version, record.version, () => representApplication(record, request.actor.roles))
  const judged = caseOf(transaction, record.state, request.actor)
  const decided = accepted(await change.judge(judged))
  const next = {
    ...record,
    ...change.kept,
    state: fold(applicationMachine, decided.events, record.state) ?? record.state,
    version: record.version + decided.events.length,
    updatedAt: transaction.now,
  }
  await updateApplication(transaction, next)
  await recordDecision(transaction, request, { action: change.action, decided, before: record.version, after: next })
  return next
}

/** Writes the events and receipts of a decision on the application stream. */
export async function recordDecision(
  transaction: Transaction,
  { actor, requestId }: Pick<ApplicationRequest, 'actor' | 'requestId'>,
  change: {
    readonly action: string
    readonly decided: Accepted
    readonly before: number
    readonly after: ApplicationRecord
  },
): Promise<void> {
  const { applicationId, edition } = change.after.state
  await recordChange(transaction, {
    stream: 'application',
    streamId: applicationId,
    version: change.before,
    action: change.action,
    actor: { id: actor.id, authorisationId: actor.authorisations[0]?.authorisationId },
    events: storedEvents('application', change.decided.events, { applicationId }, signingsOf(change.after)),
    receipts: change.decided.receipts,
    edition,
    requestId,
  })
}

/** Which agreement was signed. The name of who signed for the client stays out: its salted digest stands for it. */
function signingsOf({ state, clientSignatory }: ApplicationRecord) {
  const agreementVersion = () => {
    if (state.agreement === undefined) throw new Error(`application ${state.applicationId} has no agreement to sign`)
    return state.agreement.version
  }
  return {
    AgreementSigned: () => ({ agreementVersion: agreementVersion(), signatoryDigest: digestOf(clientSignatory) }),
    AgreementCountersigned: () => ({ agreementVersion: agreementVersion() }),
  }
}

type Accepted = Extract<ApplicationDecision, { ok: true }>

/** @throws RefusedRequest with the refusal in the API's words */
export function accepted(decision: ApplicationDecision): Accepted {
  if (decision.ok) return decision
  const { refusal } = decision
  throw refusalToProblem(
    refusal.kind === 'not-allowed'
      ? { ...refusal, command: operationOf(refusal.command), allowed: refusal.allowed.map(operationOf) }
      : refusal,
  )
}

/** The actor as the machine knows one: with the authorisation under which a member of staff acts (17065 6.1.2). */
export function domainActor(actor: Actor): DomainActor {
  const [authorisation] = actor.authorisations
  const { id, roles } = actor
  return authorisation === undefined ? { id, roles } : { id, roles, authorisationId: authorisation.authorisationId }
}

function caseOf(transaction: Transaction, state: Application, actor: Actor): Case {
  // The edition the facts are looked up in is the case's own, since each use case asks `editionOf(state)`.
  const standing = { authority: transaction.authority, edition: state.edition }
  return {
    state,
    given: { actor: domainActor(actor), at: transaction.now },
    standing,
    staff: { ...standing, authorisation: authorisationFact(actor.authorisations[0]) },
  }
}

/** An authorisation as a fact of the machine; null where there is none for a function the machine knows. */
export function authorisationFact(held: Actor['authorisations'][number] | undefined): StaffFacts['authorisation'] {
  const role = staffRoles.find((candidate) => candidate === held?.function)
  if (held === undefined || role === undefined) return null
  return { id: held.authorisationId, function: role, validUntil: held.validUntil }
}
