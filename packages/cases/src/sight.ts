import type { Transaction } from '@concert/db/authority-transaction'
import { afterDeclaring, type PersonInCase, type Sight } from '@concert/domain/need-to-know'
import { notFound, RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import type { Viewer } from './act.ts'
import type { Case, CaseTypes } from './case.ts'
import { findCase } from './find.ts'

/** Of whom nothing can be found out: that is no reason to let somebody read. */
const unknown: PersonInCase = { hasConflict: true, lastServedClientOn: null, worksAs: [] }

/** What is known of a viewer of the staff in a case; undefined for whoever else sees it: its client and the system. */
export async function knownInCase<T extends CaseTypes>(
  { needToKnow }: Case<T>,
  transaction: Transaction,
  caseId: string,
  { caller, actor }: Viewer,
): Promise<PersonInCase | undefined> {
  if (needToKnow === undefined || caller.kind !== 'staff') return undefined
  return (await needToKnow.person(transaction, caseId, actor.id)) ?? unknown
}

/** How much of a case its viewer sees, by what is known of the viewer. */
export function sightOf<T extends CaseTypes>(
  { needToKnow }: Case<T>,
  { authority, now }: Transaction,
  row: T['row'],
  { actor }: Viewer,
  known: PersonInCase | undefined,
): Sight {
  if (needToKnow === undefined || known === undefined) return 'file'
  return needToKnow.sight(row, { actor, at: now }, { ...known, authority })
}

/** The same after the viewer has acted in the case. */
export function sightAfter<T extends CaseTypes>(
  theCase: Case<T>,
  transaction: Transaction,
  row: T['row'],
  viewer: Viewer,
  known: PersonInCase | undefined,
): Sight {
  const declarations = theCase.needToKnow?.declarations(row) ?? []
  const knownNow = known === undefined ? undefined : afterDeclaring(known, viewer.actor.id, declarations)
  return sightOf(theCase, transaction, row, viewer, knownNow)
}

/** A case with how much of it its viewer sees. */
export interface SeenCase<T extends CaseTypes> {
  readonly row: T['row']
  readonly sight: Sight
}

/**
 * A case and how much of it its viewer sees, where nothing of its file is shown.
 *
 * @throws RefusedRequest 404, the same for a case that is not there and for one of which the viewer sees nothing
 */
export async function seeCase<T extends CaseTypes>(
  theCase: Case<T>,
  transaction: Transaction,
  caseId: string,
  viewer: Viewer,
): Promise<SeenCase<T>> {
  const row = await findCase(theCase, transaction, caseId)
  const known = await knownInCase(theCase, transaction, caseId, viewer)
  const sight = sightOf(theCase, transaction, row, viewer, known)
  if (sight === 'nothing') notFound(theCase.noun)
  return { row, sight }
}

/**
 * As `seeCase`, to show it. Where a person of the staff sees more than the parties, that is recorded with the read.
 *
 * @throws RefusedRequest 404
 */
export async function readCase<T extends CaseTypes>(
  theCase: Case<T>,
  transaction: Transaction,
  caseId: string,
  viewer: Viewer,
): Promise<SeenCase<T>> {
  const seen = await seeCase(theCase, transaction, caseId, viewer)
  const { caller, actor } = viewer
  if (caller.kind === 'staff' && seen.sight !== 'parties') {
    await theCase.needToKnow?.reads?.note(transaction, caseId, actor.id)
  }
  return seen
}

/** @throws RefusedRequest 403 to a viewer to whom what was asked for is closed */
export function requireSight(sight: Sight, opening: readonly Sight[]): void {
  if (!opening.includes(sight)) throw new RefusedRequest('forbidden', { detail: detail('case-file-closed') })
}
