import { normaliseIdentifier } from '../identifiers/identifier-check.ts'
import { type Machine, stampOf, type Table } from '../machine.ts'
import { authorised, authorityPinned, authorityPinnedAtOpening, reasonRecorded } from '../standing-guards.ts'
import { evolveGroupLink, type GroupLinkTypes } from './events.ts'
import { bothAreIdentified, hasEndedByNow, linksOnce, linksTwo, sourceIsNamed } from './guards.ts'

const by = ['personnel-administrator'] as const
const ends = [authorityPinned, authorised('personnel-administrator'), reasonRecorded] as const

/**
 * The table of a link between two organisations (ISO/IEC 17065 4.2). Administrators keep it, who act in no case: whoever takes a link away
 * lets people pass.
 */
const table = {
  none: {
    recordGroupLink: {
      to: 'in-force',
      by,
      guards: [
        authorityPinnedAtOpening,
        authorised('personnel-administrator'),
        bothAreIdentified,
        linksTwo,
        linksOnce,
        sourceIsNamed,
      ],
      then: (_state, { authority, linkId, kind, one, other, source, ...command }) => [
        {
          type: 'GroupLinkRecorded',
          ...stampOf(command),
          authority,
          linkId,
          kind,
          oneScheme: one.scheme,
          oneValue: normaliseIdentifier(one.value),
          otherScheme: other.scheme,
          otherValue: normaliseIdentifier(other.value),
          source,
        },
      ],
    },
  },
  'in-force': {
    endGroupLink: {
      to: 'ended',
      by,
      guards: [...ends, hasEndedByNow],
      then: (_state, { endedOn, reason, ...command }) => [
        { type: 'GroupLinkEnded', ...stampOf(command), endedOn, reason },
      ],
    },
    withdrawGroupLink: {
      to: 'withdrawn',
      by,
      guards: ends,
      then: (_state, { reason, ...command }) => [{ type: 'GroupLinkWithdrawn', ...stampOf(command), reason }],
    },
  },
  ended: {},
  withdrawn: {},
} satisfies Table<GroupLinkTypes>

/** The machine of a link between two organisations. */
export const groupLinkMachine: Machine<GroupLinkTypes> = { name: 'group-link', table, evolve: evolveGroupLink }
