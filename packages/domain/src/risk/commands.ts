import type { CommandBase } from '../machine.ts'
import type { CellStaffFacts } from '../standing-guards.ts'
import type { RiskParticulars } from './state.ts'

type Named<N extends string, Payload = object> = Readonly<CommandBase & { name: N }> & Readonly<Payload>

export type IdentifyRisk = Named<'identifyRisk', RiskParticulars>
/** Something was done against it. */
export type TreatRisk = Named<'treatRisk', { reason: string; reviewOn: string }>
/** It is borne as it is. */
export type AcceptRisk = Named<'acceptRisk', { reason: string; reviewOn: string }>
/** What was done is not enough: it is open again. */
export type ReopenRisk = Named<'reopenRisk', { reason: string; isBlocking: boolean; reviewOn: string }>
/** It is no more. */
export type CloseRisk = Named<'closeRisk', { reason: string }>

export type RiskCommand = IdentifyRisk | TreatRisk | AcceptRisk | ReopenRisk | CloseRisk

/** Who of those that are named is not of the personnel. */
export type NamedFacts = CellStaffFacts & { readonly unknown: readonly string[] }

/** What the caller looks up for each command. */
export type RiskFacts = {
  identifyRisk: NamedFacts
  treatRisk: CellStaffFacts
  acceptRisk: CellStaffFacts
  reopenRisk: CellStaffFacts
  closeRisk: CellStaffFacts
}
