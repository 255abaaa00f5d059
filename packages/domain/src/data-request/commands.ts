import type { Authority } from '../jurisdictions.ts'
import type { CommandBase } from '../machine.ts'
import type { CellStaffFacts } from '../standing-guards.ts'
import type { DataRequestKind } from './state.ts'

type Named<N extends string, Payload = object> = Readonly<CommandBase & { name: N }> & Readonly<Payload>

type Asking = {
  authority: Authority
  requestId: string
  personId: string
  asks: DataRequestKind
  /** What is to be put right, in the person's words; it is judged and is in no event. */
  statement: string | null
}

export type RequestOwnData = Named<'requestOwnData', Asking>
/** One that came in another way, such as a letter of somebody who has left. */
export type RecordDataRequest = Named<'recordDataRequest', Asking & { receivedOn: string }>
export type AnswerDataRequest = Named<'answerDataRequest'>
export type RefuseDataRequest = Named<'refuseDataRequest', { reason: string }>
export type HandOverData = Named<'handOverData', { how: string }>

export type DataRequestCommand =
  | RequestOwnData
  | RecordDataRequest
  | AnswerDataRequest
  | RefuseDataRequest
  | HandOverData

/** What is on record of who asks: their file, and a request of the same kind that waits for its answer. */
export type AskingFacts = { readonly fileVersion: number | null; readonly waiting: string | null }

/** What the caller looks up for each command. */
export type DataRequestFacts = {
  requestOwnData: CellStaffFacts & AskingFacts
  recordDataRequest: CellStaffFacts & AskingFacts
  answerDataRequest: CellStaffFacts & { readonly fileVersion: number | null }
  refuseDataRequest: CellStaffFacts
  handOverData: CellStaffFacts
}
