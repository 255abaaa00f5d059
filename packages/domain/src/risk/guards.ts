import { localDate } from '../instant.ts'
import type { CommandBase, Guard } from '../machine.ts'
import type { CellFacts } from '../standing-guards.ts'
import { blankText, violation } from '../violation.ts'
import type { IdentifyRisk, NamedFacts } from './commands.ts'
import type { Risk } from './state.ts'

/** It is said what the risk is. */
export const riskIsStated: Guard<null, IdentifyRisk, CellFacts> = {
  name: 'risk-stated',
  clause: 'iso17065-4.2',
  check: (_state, { statement }) => blankText('/statement', statement, 'risk'),
  inputs: (_state, { statement }) => ({ statement }),
}

/** Whom it is about and who sees to it are of the personnel. */
export const namedAreOnRecord: Guard<null, IdentifyRisk, NamedFacts> = {
  name: 'named-are-on-record',
  clause: 'iso17065-4.2',
  check: (_state, { personId, ownerId }, { unknown }) => [
    ...(personId !== null && unknown.includes(personId)
      ? [violation('person-not-on-record', '/personId', { personId })]
      : []),
    ...(unknown.includes(ownerId) ? [violation('person-not-on-record', '/ownerId', { personId: ownerId })] : []),
  ],
  inputs: (_state, { personId, ownerId }, { unknown }) => ({ personId, ownerId, unknown: [...unknown] }),
}

/** What keeps somebody out of cases says whom. */
export const blocksSomebody: Guard<null, IdentifyRisk, CellFacts> = {
  name: 'blocks-somebody',
  clause: 'iso17065-4.2',
  check: (_state, { isBlocking, personId }) =>
    isBlocking && personId === null ? [violation('blocks-nobody', '/isBlocking', {})] : [],
  inputs: (_state, { isBlocking, personId }) => ({ isBlocking, personId }),
}

/** The same of a risk that is open again. */
export const stillBlocksSomebody: Guard<Risk, CommandBase & { readonly isBlocking: boolean }, CellFacts> = {
  name: 'blocks-somebody',
  clause: 'iso17065-4.2',
  check: ({ personId }, { isBlocking }) =>
    isBlocking && personId === null ? [violation('blocks-nobody', '/isBlocking', {})] : [],
  inputs: ({ personId }, { isBlocking }) => ({ isBlocking, personId }),
}

/** Nobody sees to it that a risk about themselves is judged harmless, and nobody owns one. */
export const isAboutAnother: Guard<Risk, CommandBase, CellFacts> = {
  name: 'risk-about-another',
  clause: 'iso17065-4.2',
  check: ({ personId }, { actor }) => (personId === actor.id ? [violation('own-risk', '', {}, actor.id)] : []),
  inputs: ({ personId }, { actor }) => ({ person: personId, by: actor.id }),
}

export const isIdentifiedOfAnother: Guard<null, IdentifyRisk, CellFacts> = {
  name: 'risk-owned-by-another',
  clause: 'iso17065-4.2',
  check: (_state, { personId, ownerId }) =>
    personId === ownerId ? [violation('own-risk', '/ownerId', {}, ownerId)] : [],
  inputs: (_state, { personId, ownerId }) => ({ person: personId, owner: ownerId }),
}

/** A risk is looked at again on a day that is still to come. */
export const reviewIsToCome: Guard<unknown, CommandBase & { readonly reviewOn: string }, CellFacts> = {
  name: 'review-to-come',
  clause: 'iso17065-4.2',
  check: (_state, { reviewOn, at }, { authority }) =>
    reviewOn > localDate(at, authority) ? [] : [violation('review-in-the-past', '/reviewOn', { on: reviewOn })],
  inputs: (_state, { reviewOn, at }, { authority }) => ({ reviewOn, on: localDate(at, authority) }),
}
