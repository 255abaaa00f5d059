import { localDate } from '../instant.ts'
import type { CommandBase, Guard } from '../machine.ts'
import type { CellFacts } from '../standing-guards.ts'
import { blankText, violation } from '../violation.ts'
import type { AskingFacts, HandOverData, RecordDataRequest, RequestOwnData } from './commands.ts'
import type { DataRequest } from './state.ts'

/** A person asks for what is held about themselves. */
export const asksForOwn: Guard<null, RequestOwnData, CellFacts> = {
  name: 'own-data',
  clause: 'pdpo-18',
  check: (_state, { personId, actor }) => (personId === actor.id ? [] : [violation('data-of-another', '', {})]),
  inputs: (_state, { personId, actor }) => ({ person: personId, by: actor.id }),
}

/** Whoever asks is on record; of anybody else nothing is held here. */
export const askerIsOnRecord: Guard<null, RequestOwnData | RecordDataRequest, CellFacts & AskingFacts> = {
  name: 'asker-on-record',
  clause: 'pdpo-18',
  check: (_state, { personId }, { fileVersion }) =>
    fileVersion === null ? [violation('person-not-on-record', '/personId', { personId })] : [],
  inputs: (_state, { personId }, { fileVersion }) => ({ personId, fileVersion }),
}

/** One request of a kind at a time: two would have two answers and two clocks for one thing. */
export const noRequestWaits: Guard<null, RequestOwnData | RecordDataRequest, CellFacts & AskingFacts> = {
  name: 'no-request-waits',
  clause: 'pdpo-18',
  check: (_state, _command, { waiting }) =>
    waiting === null ? [] : [violation('data-request-waits', '', { requestId: waiting }, waiting)],
  inputs: (_state, { asks }, { waiting }) => ({ asks, waiting }),
}

/** Who wants something put right says what; a copy needs no reason. */
export const correctionIsStated: Guard<null, RequestOwnData | RecordDataRequest, CellFacts> = {
  name: 'correction-stated',
  clause: 'pdpo-22',
  check: (_state, { asks, statement }) =>
    asks === 'correction' ? blankText('/statement', statement ?? undefined, 'data-correction') : [],
  inputs: (_state, { asks, statement }) => ({ asks, isStated: statement !== null }),
}

/** The days are counted from when it came, which is not to come. */
export const isReceived: Guard<null, RecordDataRequest, CellFacts> = {
  name: 'request-received',
  clause: 'pdpo-18',
  check: (_state, { receivedOn, at }, { authority }) =>
    receivedOn > localDate(at, authority)
      ? [violation('received-in-the-future', '/receivedOn', { on: receivedOn })]
      : [],
  inputs: (_state, { receivedOn, at }, { authority }) => ({ receivedOn, on: localDate(at, authority) }),
}

/** Nobody enters, answers or refuses their own by their office. */
export const isAnothersRequest: Guard<DataRequest, CommandBase, CellFacts> = {
  name: 'another-persons-request',
  clause: 'iso17065-4.2',
  check: ({ personId }, { actor }) => (personId === actor.id ? [violation('own-data-request', '', {})] : []),
  inputs: ({ personId }, { actor }) => ({ person: personId, by: actor.id }),
}

/** The same of one that is entered. */
export const recordsAnothers: Guard<null, RecordDataRequest, CellFacts> = {
  name: 'another-persons-request',
  clause: 'iso17065-4.2',
  check: (_state, { personId, actor }) =>
    personId === actor.id ? [violation('own-data-request', '/personId', {})] : [],
  inputs: (_state, { personId, actor }) => ({ person: personId, by: actor.id }),
}

/** A correction is answered by correcting: the person's file has changed since it was asked for. */
export const fileWasCorrected: Guard<DataRequest, CommandBase, CellFacts & { readonly fileVersion: number | null }> = {
  name: 'file-was-corrected',
  clause: 'pdpo-22',
  check: ({ asks, fileVersion: before, personId }, _command, { fileVersion }) =>
    asks === 'copy' || (fileVersion ?? 0) > before ? [] : [violation('file-not-corrected', '', { personId })],
  inputs: ({ asks, fileVersion: before }, _command, { fileVersion }) => ({ asks, before, now: fileVersion }),
}

/** A copy is handed over where it was asked for in another way; to who has an account it is given over the API, and to nobody else. */
export const isToBeHandedOver: Guard<DataRequest, HandOverData, CellFacts> = {
  name: 'handed-over-by-hand',
  clause: 'pdpo-18',
  check: ({ way, asks }, command) => [
    ...(way === 'administrator' && asks === 'copy' ? [] : [violation('not-handed-over', '', {})]),
    ...blankText('/how', command.how, 'data-handed-over'),
  ],
  inputs: ({ way, asks }, { how }) => ({ way, asks, how }),
}
