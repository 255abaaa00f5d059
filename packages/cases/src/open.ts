import type { OperationShape } from '@concert/contracts/operation'
import type { Transaction } from '@concert/db/authority-transaction'
import { decide } from '@concert/domain/machine'
import type { StaffRole } from '@concert/domain/roles'
import type { StaffFacts } from '@concert/domain/standing-guards'
import {
  type Answer,
  type AnswerBody,
  type OperationRequest,
  type Route,
  transactional,
} from '@concert/platform/operation-route'
import { actingOn, standingOf } from './act.ts'
import { readClock } from './case-clock.ts'
import type { Case, CaseRow, CaseTypes, State, StoredRow } from './case.ts'
import { changeCase, type Pointers } from './change-case.ts'
import { readRow } from './find.ts'
import type { CommandNameOf, FactsOf, PayloadOf } from './verb.ts'

/** What an opening may look at: the request and the service's context. */
export interface Looking<T extends CaseTypes, Operation extends OperationShape> {
  readonly transaction: Transaction
  readonly request: OperationRequest<Operation>
  readonly context: T['context']
}

/** The same with what was looked up for it. */
export interface Opening<T extends CaseTypes, Operation extends OperationShape, Found> extends Looking<T, Operation> {
  readonly found: Found
}

/** What one opening adds to its case. */
export interface Opener<T extends CaseTypes, Operation extends OperationShape, Found> {
  /** The function in which staff act; absent for applicants and the system. */
  readonly as?: StaffRole
  /** Looks up what the opening rests on; a second transaction that opens the same case should wait here. */
  readonly find: (asked: Looking<T, Operation>) => Promise<Found>
  /** The case that is there already, with what this opening would say again. */
  readonly existing?: (asked: Opening<T, Operation, Found>) => Promise<StoredRow<T['row']> | undefined>
  /** Whether the case that is there says the same, so that a repetition is answered with it; yes when absent. */
  readonly isSame?: (row: T['row'], asked: Opening<T, Operation, Found>) => boolean
  /** The edition that the case will be pinned to; absent for a case that no edition judges. */
  readonly edition?: (asked: Opening<T, Operation, Found>) => string
  readonly given: (asked: Opening<T, Operation, Found>) => PayloadOf<T, Operation['id']>
  /** The facts beyond the standing ones. `recorded` is the case that is there already and says something else. */
  readonly facts: (
    asked: Opening<T, Operation, Found>,
    recorded: T['row'] | undefined,
  ) => Omit<FactsOf<T, Operation['id']>, keyof StaffFacts>
  /**
   * Whether there is room for another case, which no clause decides: asked last, of a case that is not there and that the machine lets be
   * opened. @throws RefusedRequest
   */
  readonly admit?: (asked: Opening<T, Operation, Found>) => Promise<void>
  /** The authorisation on which the caller acts, when it is not the caller's own: the system on a signatory's. */
  readonly onAuthorisation?: (asked: Opening<T, Operation, Found>) => string | undefined
  /** The columns beside the version and the state. */
  readonly columns: (asked: Opening<T, Operation, Found>, state: State<T>) => Omit<T['row'], 'version' | 'state'>
  readonly pointers?: Pointers
  readonly answer: (
    row: T['row'],
    request: OperationRequest<Operation>,
    opened: boolean,
  ) => Answer<AnswerBody<Operation>>
}

/**
 * Binds an operation to the command of the same name that opens a case: look up → judge → fold → write → prove → record, in
 * the one transaction of the request. A repetition that says the same finds the case; one that says something else is judged
 * with the case as a fact, so that its refusal is the machine's.
 *
 * @throws RefusedRequest when it is called: 404 from a look-up, or the machine's refusal
 */
export function open<
  T extends CaseTypes,
  const Operation extends OperationShape & { readonly id: CommandNameOf<T> },
  Found,
>(theCase: Case<T>, operation: Operation, opener: Opener<T, Operation, Found>): Route<T['context'], Operation['id']> {
  return transactional<Operation, T['context']>(operation, (request, context, transaction) =>
    openCase(theCase, operation, opener, { transaction, request, context }),
  )
}

/**
 * As `open`, in the transaction that a plain handler has opened for it: where bytes are stored before, or a signature is
 * verified.
 *
 * @example
 * inTransaction((transaction, request) => openCase(artefactCase, operations.uploadEvidence, opener, { transaction, request, context }))
 */
export async function openCase<
  T extends CaseTypes,
  Operation extends OperationShape & { readonly id: CommandNameOf<T> },
  Found,
>(
  theCase: Case<T>,
  operation: Operation,
  opener: Opener<T, Operation, Found>,
  looking: Looking<T, Operation>,
): Promise<Answer<AnswerBody<Operation>>> {
  const asked = { ...looking, found: await opener.find(looking) }
  const present = await presentCase(theCase, opener, asked)
  const opened = await openedUnlessThere(theCase, operation, opener, asked, present)
  if (opened !== undefined) return opener.answer(opened, asked.request, true)
  const there = present ?? (await presentCase(theCase, opener, asked))
  if (there === undefined) throw new Error(`${theCase.stream}: there is one of this key that cannot be seen`)
  // Another transaction opened it between the look and the insert: it is judged as what had been there before.
  if (present === undefined) await openedUnlessThere(theCase, operation, opener, asked, there)
  return opener.answer(there, asked.request, false)
}

async function presentCase<T extends CaseTypes, Operation extends OperationShape, Found>(
  theCase: Case<T>,
  opener: Opener<T, Operation, Found>,
  asked: Opening<T, Operation, Found>,
): Promise<T['row'] | undefined> {
  const stored = await opener.existing?.(asked)
  if (stored === undefined) return undefined
  const row = readRow(theCase, stored)
  return { ...row, clock: await readClock(theCase, asked.transaction, theCase.idOf(row)) }
}

/** @returns the case that was opened; undefined where it is there already, and is the same or the machine lets it be */
async function openedUnlessThere<
  T extends CaseTypes,
  Operation extends OperationShape & { readonly id: CommandNameOf<T> },
  Found,
>(
  theCase: Case<T>,
  operation: Operation,
  opener: Opener<T, Operation, Found>,
  asked: Opening<T, Operation, Found>,
  present: T['row'] | undefined,
): Promise<T['row'] | undefined> {
  if (present !== undefined && (opener.isSame?.(present, asked) ?? true)) return undefined
  const { transaction, request } = asked
  const own = standingOf(transaction, request, opener.edition?.(asked), opener.as)
  const standing = actingOn(own, opener.onAuthorisation?.(asked))
  // The compiler checked payload and facts where the opening was written; here only their case is known.
  const decision = decide<T['machine'], CommandNameOf<T>>(
    theCase.machine,
    null,
    { ...opener.given(asked), ...standing.by, name: operation.id } as never,
    { ...standing.facts, ...opener.facts(asked, present) } as never,
  )
  if (decision.ok && present === undefined) await opener.admit?.(asked)
  const rowOf = (kept: CaseRow<State<T>>) => ({ ...opener.columns(asked, kept.state), ...kept })
  const judged = { act: request, standing, before: undefined, decision, pointers: opener.pointers, rowOf }
  return changeCase(theCase, transaction, judged)
}
