import { evolution } from '../evolution.ts'
import type { Authority } from '../jurisdictions.ts'
import type { Language } from '../languages.ts'
import type { EventBase, MachineTypes } from '../machine.ts'
import type { PersonCommand, PersonFacts } from './commands.ts'
import type { Competence, Correction, CorrectionKind, Engagement, Person } from './state.ts'

type Typed<T extends string, Payload = object> = Readonly<EventBase & { type: T }> & Readonly<Payload>

export type PersonRegistered = Typed<
  'PersonRegistered',
  { authority: Authority; personId: string; languages: readonly Language[]; accounts: readonly string[] }
>
/** Names are no part of an event; that they were corrected is. */
export type PersonCorrected = Typed<'PersonCorrected', { languages: readonly Language[] }>
export type AccountLinked = Typed<'AccountLinked', { account: string }>
export type EngagementRecorded = Typed<'EngagementRecorded', Engagement>
export type EngagementEnded = Typed<'EngagementEnded', { engagementId: string; untilOn: string }>
export type CompetenceRecorded = Typed<'CompetenceRecorded', Competence>
export type CompetenceWithdrawn = Typed<'CompetenceWithdrawn', { competenceId: string; reason: string }>
export type CorrectionProposed = Typed<
  'CorrectionProposed',
  { correctionId: string; of: CorrectionKind; subject: string; reason: string }
>
/** From then on what it takes back counts no longer; what was decided before stands. */
export type CorrectionConfirmed = Typed<
  'CorrectionConfirmed',
  { correctionId: string; of: CorrectionKind; subject: string }
>
export type CorrectionDeclined = Typed<'CorrectionDeclined', { correctionId: string; reason: string }>

export type PersonEvent =
  | PersonRegistered
  | PersonCorrected
  | AccountLinked
  | EngagementRecorded
  | EngagementEnded
  | CompetenceRecorded
  | CompetenceWithdrawn
  | CorrectionProposed
  | CorrectionConfirmed
  | CorrectionDeclined

/** The types that make the machine of a person. */
export interface PersonTypes extends MachineTypes {
  state: Person
  command: PersonCommand
  event: PersonEvent
  facts: PersonFacts
}

/** The person after one event. */
export const evolvePerson = evolution<PersonTypes, 'PersonRegistered'>(
  'PersonRegistered',
  ({ type: _type, at: _at, by: _by, ...registered }) => ({
    ...registered,
    status: 'registered',
    engagements: [],
    competences: [],
    corrections: [],
  }),
  {
    PersonCorrected: (state, { languages }) => ({ ...state, languages }),
    AccountLinked: (state, { account }) => ({ ...state, accounts: [...state.accounts, account] }),
    EngagementRecorded: (state, { type: _type, at: _at, by: _by, ...engagement }) => ({
      ...state,
      engagements: [...state.engagements, engagement],
    }),
    EngagementEnded: (state, { engagementId, untilOn }) => ({
      ...state,
      engagements: state.engagements.map((one) => (one.engagementId === engagementId ? { ...one, untilOn } : one)),
    }),
    CompetenceRecorded: (state, { type: _type, at: _at, by: _by, ...competence }) => ({
      ...state,
      competences: [...state.competences, competence],
    }),
    CompetenceWithdrawn: (state, { competenceId }) => ({
      ...state,
      competences: state.competences.filter((one) => one.competenceId !== competenceId),
    }),
    CorrectionProposed: (state, { type: _type, at: proposedAt, by: proposedBy, ...proposed }) => ({
      ...state,
      corrections: [
        ...state.corrections,
        {
          ...proposed,
          engagement: state.engagements.find((one) => one.engagementId === proposed.subject) ?? null,
          status: 'proposed',
          proposedBy,
          proposedAt,
          decision: null,
        },
      ],
    }),
    CorrectionConfirmed: (state, { correctionId, subject, by, at }) => ({
      ...state,
      accounts: state.accounts.filter((one) => one !== subject),
      engagements: state.engagements.filter((one) => one.engagementId !== subject),
      corrections: decided(state, correctionId, (one) => ({
        ...one,
        // As it was when it was taken back: it may have been ended since it was proposed.
        engagement: state.engagements.find(({ engagementId }) => engagementId === subject) ?? null,
        status: 'confirmed',
        decision: { by, at, reason: null },
      })),
    }),
    CorrectionDeclined: (state, { correctionId, reason, by, at }) => ({
      ...state,
      corrections: decided(state, correctionId, (one) => ({
        ...one,
        status: 'declined',
        decision: { by, at, reason },
      })),
    }),
  },
)

function decided(
  { corrections }: Person,
  correctionId: string,
  decide: (one: Correction) => Correction,
): readonly Correction[] {
  return corrections.map((one) => (one.correctionId === correctionId ? decide(one) : one))
}
