import { checkIdentifier } from '../identifiers/check-identifier.ts'
import { normaliseIdentifier } from '../identifiers/identifier-check.ts'
import { localDate } from '../instant.ts'
import type { Guard } from '../machine.ts'
import type { CellFacts } from '../standing-guards.ts'
import { blankText, violation } from '../violation.ts'
import type { EndGroupLink, LinkedFacts, RecordGroupLink } from './commands.ts'
import type { GroupLink } from './state.ts'

/** Both are named by identifiers that their registers can have given. */
export const bothAreIdentified: Guard<null, RecordGroupLink, CellFacts> = {
  name: 'organisations-identified',
  clause: 'iso17065-4.2',
  check: (_state, command) =>
    (['one', 'other'] as const).flatMap((which) => {
      const { scheme, value } = command[which]
      const check = checkIdentifier(scheme, value)
      if (check.ok) return []
      const subject = (position: number | string): string => `position ${position}`
      return check.violations.map((found) => ({
        ...found,
        pointer: `/${which}/value`,
        subject: subject(found.params.position),
      }))
    }),
  inputs: (_state, { one, other }) => ({ one, other }),
}

/** An organisation is no part of a group with itself. */
export const linksTwo: Guard<null, RecordGroupLink, CellFacts> = {
  name: 'links-two-organisations',
  clause: 'iso17065-4.2',
  check: (_state, { one, other }) =>
    one.scheme === other.scheme && normaliseIdentifier(one.value) === normaliseIdentifier(other.value)
      ? [violation('linked-to-itself', '/other', {})]
      : [],
  inputs: (_state, { one, other }) => ({ one, other }),
}

/** What is on record is not recorded again, whichever of the two is named first. */
export const linksOnce: Guard<null, RecordGroupLink, LinkedFacts> = {
  name: 'links-once',
  clause: 'iso17065-4.2',
  check: (_state, _command, { linked }) =>
    linked.map((linkId) => violation('linked-already', '/other', { linkId }, linkId)),
  inputs: (_state, _command, { linked }) => ({ linked: [...linked] }),
}

/** It is said on what the record rests. */
export const sourceIsNamed: Guard<null, RecordGroupLink, CellFacts> = {
  name: 'source-named',
  clause: 'iso17065-7.12',
  check: (_state, { source }) => blankText('/source', source, 'source'),
  inputs: (_state, { source }) => ({ source }),
}

/** A last day is one that has come: of what is still to come nobody knows that it will. */
export const hasEndedByNow: Guard<GroupLink, EndGroupLink, CellFacts> = {
  name: 'ended-by-now',
  clause: 'iso17065-4.2',
  check: ({ authority }, { endedOn, at }) =>
    endedOn > localDate(at, authority) ? [violation('ends-in-the-future', '/endedOn', { on: endedOn })] : [],
  inputs: ({ authority }, { endedOn, at }) => ({ endedOn, on: localDate(at, authority) }),
}
