import type { IdentifierScheme } from '../identifiers/check-identifier.ts'
import type { Authority } from '../jurisdictions.ts'
import type { CommandBase } from '../machine.ts'
import type { CellStaffFacts } from '../standing-guards.ts'
import type { GroupLinkKind } from './state.ts'

type Named<N extends string, Payload = object> = Readonly<CommandBase & { name: N }> & Readonly<Payload>

/** An identifier as it was typed: it is judged, and then kept in its normal form. */
export type TypedIdentifier = { readonly scheme: IdentifierScheme; readonly value: string }

export type RecordGroupLink = Named<
  'recordGroupLink',
  {
    authority: Authority
    linkId: string
    kind: GroupLinkKind
    one: TypedIdentifier
    other: TypedIdentifier
    source: string
  }
>
/** They were of one group until this day. */
export type EndGroupLink = Named<'endGroupLink', { endedOn: string; reason: string }>
/** They never were: it was recorded by mistake. */
export type WithdrawGroupLink = Named<'withdrawGroupLink', { reason: string }>

export type GroupLinkCommand = RecordGroupLink | EndGroupLink | WithdrawGroupLink

/** The links in force between the same two organisations. */
export type LinkedFacts = CellStaffFacts & { readonly linked: readonly string[] }

/** What the caller looks up for each command. */
export type GroupLinkFacts = {
  recordGroupLink: LinkedFacts
  endGroupLink: CellStaffFacts
  withdrawGroupLink: CellStaffFacts
}
