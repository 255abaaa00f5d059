// Made by `npm run generate` from the files of this folder that are named after an operation.
import { endAbsence } from './end-absence.ts'
import { endOwnAbsence } from './end-own-absence.ts'
import { enterAbsence } from './enter-absence.ts'
import { enterOwnAbsence } from './enter-own-absence.ts'
import { getAbsence } from './get-absence.ts'
import { listAbsences } from './list-absences.ts'
import { listOwnAbsences } from './list-own-absences.ts'
import { nameDeputies } from './name-deputies.ts'
import { nameOwnDeputies } from './name-own-deputies.ts'

export const absence = {
  endAbsence,
  endOwnAbsence,
  enterAbsence,
  enterOwnAbsence,
  getAbsence,
  listAbsences,
  listOwnAbsences,
  nameDeputies,
  nameOwnDeputies,
}
