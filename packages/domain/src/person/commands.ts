import type { Administrator } from '../authorisation/commands.ts'
import type { EngagementKind } from '../cooling-off.ts'
import type { IdentifierScheme } from '../identifiers/check-identifier.ts'
import type { Authority } from '../jurisdictions.ts'
import type { Language } from '../languages.ts'
import type { CommandBase } from '../machine.ts'
import type { CellFacts, CellStaffFacts } from '../standing-guards.ts'
import type { Competence, CorrectionKind, Engagement } from './state.ts'

type Named<N extends string, Payload = object> = Readonly<CommandBase & { name: N }> & Readonly<Payload>

/** `distinctFrom` names the persons of the same name that this one is not. */
export type RegisterPerson = Named<
  'registerPerson',
  {
    authority: Authority
    personId: string
    languages: readonly Language[]
    accounts: readonly string[]
    distinctFrom: readonly string[]
  }
>
/** The first administrator of an authority that has none, who is not on record yet: registered by the set-up. */
export type RegisterFounder = Named<
  'registerFounder',
  {
    authority: Authority
    personId: string
    languages: readonly Language[]
    accounts: readonly string[]
    distinctFrom: readonly string[]
  }
>
/** Who was on record before there was a service that keeps events: with everything that was. */
export type TakeOverPerson = Named<
  'takeOverPerson',
  {
    authority: Authority
    personId: string
    languages: readonly Language[]
    accounts: readonly string[]
    engagements: readonly Engagement[]
    competences: readonly Competence[]
  }
>
export type CorrectPerson = Named<'correctPerson', { languages: readonly Language[]; distinctFrom: readonly string[] }>
export type LinkAccount = Named<'linkAccount', { account: string }>
export type RecordEngagement = Named<
  'recordEngagement',
  {
    engagementId: string
    kind: EngagementKind
    identifier: { readonly scheme: IdentifierScheme; readonly value: string }
    fromOn: string
    untilOn: string | null
  }
>
export type EndEngagement = Named<'endEngagement', { engagementId: string; untilOn: string }>
export type RecordCompetence = Named<'recordCompetence', Competence & { assessedBy: string; assessedOn: string }>
export type WithdrawCompetence = Named<'withdrawCompetence', { competenceId: string; reason: string }>
/** Proposes that an engagement, or an account, was recorded by mistake. */
export type ProposeCorrection = Named<
  'proposeCorrection',
  { correctionId: string; of: CorrectionKind; subject: string; reason: string }
>
export type ConfirmCorrection = Named<'confirmCorrection', { correctionId: string }>
export type DeclineCorrection = Named<'declineCorrection', { correctionId: string; reason: string }>

export type PersonCommand =
  | RegisterPerson
  | TakeOverPerson
  | RegisterFounder
  | CorrectPerson
  | LinkAccount
  | RecordEngagement
  | EndEngagement
  | RecordCompetence
  | WithdrawCompetence
  | ProposeCorrection
  | ConfirmCorrection
  | DeclineCorrection

/** Whether the identifier of the person is another one's. */
export type PersonIdFacts = { readonly isTaken: boolean }
/** What is on record about the accounts that a command names: whose they are. */
export type AccountFacts = { readonly holders: Readonly<Record<string, string>> }
/** Who else of the authority's personnel has one of the names, in whatever script and case. */
export type NamesakeFacts = { readonly namesakes: readonly string[] }
/** Who has assessed, and the codes that the editions in force know. */
export type CompetenceFacts = { readonly assessorIsKnown: boolean; readonly codes: readonly string[] }

/** What the caller looks up for each command. */
export type PersonFacts = {
  registerPerson: CellStaffFacts & PersonIdFacts & AccountFacts & NamesakeFacts
  takeOverPerson: CellFacts
  registerFounder: CellFacts & PersonIdFacts & AccountFacts & NamesakeFacts
  correctPerson: CellStaffFacts & NamesakeFacts
  linkAccount: CellStaffFacts & AccountFacts
  recordEngagement: CellStaffFacts
  endEngagement: CellStaffFacts
  recordCompetence: CellStaffFacts & CompetenceFacts
  withdrawCompetence: CellStaffFacts
  proposeCorrection: CellStaffFacts
  confirmCorrection: CellStaffFacts & { readonly administrators: readonly Administrator[] }
  declineCorrection: CellStaffFacts
}
