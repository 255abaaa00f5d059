import { localDate } from '../instant.ts'
import { type CommandBase, type Machine, stampOf, type Table } from '../machine.ts'
import type { Authority } from '../jurisdictions.ts'
import { authorised, authorityPinned, authorityPinnedAtOpening, reasonRecorded } from '../standing-guards.ts'
import { DATA_REQUEST_DAYS } from './clocks.ts'
import { type DataRequestTypes, evolveDataRequest } from './events.ts'
import {
  askerIsOnRecord,
  asksForOwn,
  correctionIsStated,
  fileWasCorrected,
  isAnothersRequest,
  isReceived,
  isToBeHandedOver,
  noRequestWaits,
  recordsAnothers,
} from './guards.ts'

const by = ['personnel-administrator'] as const
const administrator = authorised('personnel-administrator')
const decides = [authorityPinned, administrator, isAnothersRequest] as const
const dayMs = 24 * 60 * 60 * 1000

/**
 * The table of a person's request for their own data (Cap. 486 s. 18 to 22; PIPL Art. 45; Law 8/2005 of Macao Art. 11): asked by the person, or
 * entered for somebody who has no account; answered or refused with reasons by an administrator who is another person.
 */
const table = {
  none: {
    requestOwnData: {
      to: 'received',
      by: ['staff-member'],
      guards: [authorityPinnedAtOpening, asksForOwn, askerIsOnRecord, noRequestWaits, correctionIsStated],
      then: (_state, { authority, requestId, personId, asks, ...command }, { fileVersion }) => [
        {
          type: 'DataRequested',
          ...stampOf(command),
          authority,
          requestId,
          personId,
          asks,
          way: 'account',
          receivedOn: localDate(command.at, authority),
          daysLeft: DATA_REQUEST_DAYS,
          fileVersion: fileVersion ?? 0,
        },
      ],
    },
    recordDataRequest: {
      to: 'received',
      by,
      guards: [
        authorityPinnedAtOpening,
        administrator,
        recordsAnothers,
        askerIsOnRecord,
        noRequestWaits,
        correctionIsStated,
        isReceived,
      ],
      then: (_state, { authority, requestId, personId, asks, receivedOn, ...command }, { fileVersion }) => [
        {
          type: 'DataRequested',
          ...stampOf(command),
          authority,
          requestId,
          personId,
          asks,
          way: 'administrator',
          receivedOn,
          daysLeft: daysLeft(receivedOn, command, authority),
          fileVersion: fileVersion ?? 0,
        },
      ],
    },
  },
  received: {
    answerDataRequest: {
      to: 'answered',
      by,
      guards: [...decides, fileWasCorrected],
      then: (_state, command) => [{ type: 'DataRequestAnswered', ...stampOf(command) }],
    },
    refuseDataRequest: {
      to: 'refused',
      by,
      guards: [...decides, reasonRecorded],
      then: (_state, { reason, ...command }) => [{ type: 'DataRequestRefused', ...stampOf(command), reason }],
    },
  },
  answered: {
    handOverData: {
      to: 'handed-over',
      by,
      guards: [...decides, isToBeHandedOver],
      then: (_state, { how, ...command }) => [{ type: 'DataHandedOver', ...stampOf(command), how }],
    },
  },
  'handed-over': {},
  refused: {},
} satisfies Table<DataRequestTypes>

/** The machine of a request for one's own data. */
export const dataRequestMachine: Machine<DataRequestTypes> = {
  name: 'data-request',
  table,
  evolve: evolveDataRequest,
}

/** How many days are left of those that began when the request came. */
function daysLeft(receivedOn: string, { at }: CommandBase, authority: Authority): number {
  const passed = Math.round((Date.parse(localDate(at, authority)) - Date.parse(receivedOn)) / dayMs)
  return Math.max(0, DATA_REQUEST_DAYS - passed)
}
