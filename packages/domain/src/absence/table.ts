import { type CommandBase, type Machine, stampOf, type Table } from '../machine.ts'
import { authorised, authorityPinned, authorityPinnedAtOpening } from '../standing-guards.ts'
import type { EndAbsence, EnterAbsence, NameDeputies } from './commands.ts'
import { type AbsenceTypes, evolveAbsence } from './events.ts'
import {
  absenceEndsEarlier,
  absenceIsBounded,
  absenceLasts,
  absencesDoNotOverlap,
  absentPersonIsOnRecord,
  deputiesAreAuthorised,
  deputiesMayEnter,
  entersOwnAbsence,
  isOwnAbsence,
} from './guards.ts'

const administrator = authorised('personnel-administrator')
const entry = [absentPersonIsOnRecord, absenceIsBounded, absencesDoNotOverlap, deputiesMayEnter] as const
const entered = (_state: null, { name: _name, actor, ...said }: EnterAbsence) => [
  { ...said, type: 'AbsenceEntered' as const, by: actor.id },
]
const named = (_state: unknown, { deputies, ...command }: NameDeputies & CommandBase) => [
  { type: 'DeputiesNamed' as const, ...stampOf(command), deputies },
]
const ended = (_state: unknown, { untilOn, ...command }: EndAbsence & CommandBase) => [
  { type: 'AbsenceEnded' as const, ...stampOf(command), untilOn },
]

/**
 * The table of an absence: entered by the person or by an administrator, with who stands in for which function, and ended earlier. That it is
 * over is no event: its last day is known. It gives nobody a right and takes none away (ISO/IEC 17065 6.1.2).
 */
const table = {
  none: {
    enterAbsence: {
      to: 'entered',
      by: ['personnel-administrator'],
      guards: [authorityPinnedAtOpening, administrator, ...entry],
      then: entered,
    },
    enterOwnAbsence: {
      to: 'entered',
      by: ['staff-member'],
      guards: [authorityPinnedAtOpening, entersOwnAbsence, ...entry],
      then: entered,
    },
  },
  entered: {
    nameDeputies: {
      to: 'entered',
      by: ['personnel-administrator'],
      guards: [authorityPinned, administrator, absenceLasts, deputiesAreAuthorised],
      then: named,
    },
    nameOwnDeputies: {
      to: 'entered',
      by: ['staff-member'],
      guards: [authorityPinned, isOwnAbsence, absenceLasts, deputiesAreAuthorised],
      then: named,
    },
    endAbsence: {
      to: 'ended',
      by: ['personnel-administrator'],
      guards: [authorityPinned, administrator, absenceLasts, absenceEndsEarlier],
      then: ended,
    },
    endOwnAbsence: {
      to: 'ended',
      by: ['staff-member'],
      guards: [authorityPinned, isOwnAbsence, absenceLasts, absenceEndsEarlier],
      then: ended,
    },
  },
  ended: {},
} satisfies Table<AbsenceTypes>

/** The machine of an absence. */
export const absenceMachine: Machine<AbsenceTypes> = { name: 'absence', table, evolve: evolveAbsence }
