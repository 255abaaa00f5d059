import type { EffectStatus } from '../effect/state.ts'
import type { Jurisdiction } from '../jurisdictions.ts'
import type { LocalisedText } from '../languages.ts'
import type { CommandBase } from '../machine.ts'
import type { Pinned, StandingFacts } from '../standing-guards.ts'

/** Given by the system. It names the change and says nothing of it: what is stated is what was decided. */
export type SignEffectStatement = Readonly<CommandBase & { name: 'signEffectStatement' }> &
  Pinned & { readonly certificateNumber: string; readonly sequence: number }

/** One change of an authority's own effect, as its decision makers decided it. */
export type DecidedChange = {
  readonly jurisdiction: Jurisdiction
  readonly status: EffectStatus
  readonly conditions: readonly string[]
  readonly reason: LocalisedText
  readonly clause: string
  readonly at: string
}

export type EffectStatementFacts = {
  signEffectStatement: StandingFacts & {
    /** The change that is named, or null when nothing was decided under that number. */
    readonly decided: DecidedChange | null
  }
}
