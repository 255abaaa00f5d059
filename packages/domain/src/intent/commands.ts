import type { OpeningFacts, OpeningParticulars } from '../certificate/opening.ts'
import type { CommandBase } from '../machine.ts'
import type { Authorisation } from '../roles.ts'

/** Given by the system, on the standing instruction of a signatory to issue what was decided: before anything is signed. */
export type StoreIntent = Readonly<CommandBase & { name: 'storeIntent' }> & OpeningParticulars

export type IntentCommand = StoreIntent

export type StoreIntentFacts = OpeningFacts & {
  /** The authorisation of the signatory on whose standing instruction the system acts. */
  readonly signatoryAuthorisation: Authorisation | null
}

/** What the caller looks up for each command. */
export type IntentFacts = { storeIntent: StoreIntentFacts }
