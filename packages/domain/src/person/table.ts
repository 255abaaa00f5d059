import { type Machine, stampOf, type Table } from '../machine.ts'
import { authorised, authorityPinned, authorityPinnedAtOpening, reasonRecorded } from '../standing-guards.ts'
import { evolvePerson } from './events.ts'
import type { PersonTypes } from './events.ts'
import { correctionIsOpen, correctionOf, correctsWhatIsOnRecord, isCorrectedOnce, twoCorrect } from './correction.ts'
import {
  accountIsFree,
  accountsAreFree,
  clientIsIdentified,
  competenceIsAssessed,
  competenceIsHeld,
  engagementLasts,
  engagementRunsForward,
  engagementsDoNotOverlap,
  isAnothersFile,
  namesakesAreStated,
  personIdIsFree,
} from './guards.ts'

const administrator = authorised('personnel-administrator')
const keeps = [authorityPinned, administrator, isAnothersFile] as const

/**
 * The table of a natural person of the personnel (ISO/IEC 17065 6.1): registered once, then their file grows. What a person may do is not
 * said here: an authorisation is a case of its own.
 */
const table = {
  none: {
    registerPerson: {
      to: 'registered',
      by: ['personnel-administrator'],
      guards: [authorityPinnedAtOpening, administrator, personIdIsFree, accountsAreFree, namesakesAreStated],
      then: (_state, { authority, personId, languages, accounts, ...command }) => [
        {
          type: 'PersonRegistered',
          ...stampOf(command),
          authority,
          personId,
          languages,
          accounts: accounts.toSorted(),
        },
      ],
    },
    registerFounder: {
      to: 'registered',
      by: ['system'],
      guards: [authorityPinnedAtOpening, personIdIsFree, accountsAreFree, namesakesAreStated],
      then: (_state, { authority, personId, languages, accounts, ...command }) => [
        {
          type: 'PersonRegistered',
          ...stampOf(command),
          authority,
          personId,
          languages,
          accounts: accounts.toSorted(),
        },
      ],
    },
    takeOverPerson: {
      to: 'registered',
      by: ['system'],
      guards: [authorityPinnedAtOpening],
      then: (_state, { authority, personId, languages, accounts, engagements, competences, ...command }) => [
        { type: 'PersonRegistered', ...stampOf(command), authority, personId, languages, accounts },
        ...engagements.map((one) => ({ type: 'EngagementRecorded' as const, ...stampOf(command), ...one })),
        ...competences.map((one) => ({ type: 'CompetenceRecorded' as const, ...stampOf(command), ...one })),
      ],
    },
  },
  registered: {
    correctPerson: {
      to: 'registered',
      by: ['personnel-administrator'],
      guards: [...keeps, namesakesAreStated],
      then: (_state, { languages, ...command }) => [{ type: 'PersonCorrected', ...stampOf(command), languages }],
    },
    linkAccount: {
      to: 'registered',
      by: ['personnel-administrator'],
      guards: [...keeps, accountIsFree],
      then: (_state, { account, ...command }) => [{ type: 'AccountLinked', ...stampOf(command), account }],
    },
    recordEngagement: {
      to: 'registered',
      by: ['personnel-administrator'],
      guards: [...keeps, clientIsIdentified, engagementRunsForward, engagementsDoNotOverlap],
      then: (_state, { engagementId, kind, identifier, fromOn, untilOn, ...command }) => [
        {
          type: 'EngagementRecorded',
          ...stampOf(command),
          engagementId,
          kind,
          identifierScheme: identifier.scheme,
          identifierValue: identifier.value,
          fromOn,
          untilOn,
        },
      ],
    },
    endEngagement: {
      to: 'registered',
      by: ['personnel-administrator'],
      guards: [...keeps, engagementLasts, engagementRunsForward],
      then: (_state, { engagementId, untilOn, ...command }) => [
        { type: 'EngagementEnded', ...stampOf(command), engagementId, untilOn },
      ],
    },
    recordCompetence: {
      to: 'registered',
      by: ['personnel-administrator'],
      guards: [...keeps, competenceIsAssessed],
      then: (_state, { name: _name, actor, ...competence }) => [
        { ...competence, type: 'CompetenceRecorded', by: actor.id },
      ],
    },
    withdrawCompetence: {
      to: 'registered',
      by: ['personnel-administrator'],
      guards: [...keeps, reasonRecorded, competenceIsHeld],
      then: (_state, { competenceId, reason, ...command }) => [
        { type: 'CompetenceWithdrawn', ...stampOf(command), competenceId, reason },
      ],
    },
    proposeCorrection: {
      to: 'registered',
      by: ['personnel-administrator'],
      guards: [...keeps, reasonRecorded, correctsWhatIsOnRecord, isCorrectedOnce],
      then: (_state, { correctionId, of, subject, reason, ...command }) => [
        { type: 'CorrectionProposed', ...stampOf(command), correctionId, of, subject, reason },
      ],
    },
    confirmCorrection: {
      to: 'registered',
      by: ['personnel-administrator'],
      guards: [...keeps, correctionIsOpen, twoCorrect],
      then: (state, { correctionId, ...command }) => {
        const found = correctionOf(state, correctionId)
        if (found === undefined) return []
        const { of, subject } = found
        return [{ type: 'CorrectionConfirmed', ...stampOf(command), correctionId, of, subject }]
      },
    },
    declineCorrection: {
      to: 'registered',
      by: ['personnel-administrator'],
      guards: [...keeps, reasonRecorded, correctionIsOpen],
      then: (_state, { correctionId, reason, ...command }) => [
        { type: 'CorrectionDeclined', ...stampOf(command), correctionId, reason },
      ],
    },
  },
} satisfies Table<PersonTypes>

/** The machine of a person. */
export const personMachine: Machine<PersonTypes> = { name: 'person', table, evolve: evolvePerson }
