// Made by `npm run generate` from the files of this folder that are named after an operation.
import { confirmCorrection } from './confirm-correction.ts'
import { correctPerson } from './correct-person.ts'
import { declineCorrection } from './decline-correction.ts'
import { endEngagement } from './end-engagement.ts'
import { getPersonAsKnown } from './get-person-as-known.ts'
import { getPerson } from './get-person.ts'
import { importPeopleFromTable } from './import-people-from-table.ts'
import { importPeople } from './import-people.ts'
import { linkAccount } from './link-account.ts'
import { listPeople } from './list-people.ts'
import { proposeCorrection } from './propose-correction.ts'
import { recordCompetence } from './record-competence.ts'
import { recordEngagement } from './record-engagement.ts'
import { registerPerson } from './register-person.ts'
import { withdrawCompetence } from './withdraw-competence.ts'

export const person = {
  confirmCorrection,
  correctPerson,
  declineCorrection,
  endEngagement,
  getPersonAsKnown,
  getPerson,
  importPeopleFromTable,
  importPeople,
  linkAccount,
  listPeople,
  proposeCorrection,
  recordCompetence,
  recordEngagement,
  registerPerson,
  withdrawCompetence,
}
