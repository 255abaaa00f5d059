// Made by `npm run generate` from the files of this folder that are named after an operation.
import { correctPerson } from './correct-person.ts'
import { endEngagement } from './end-engagement.ts'
import { getPerson } from './get-person.ts'
import { importPeople } from './import-people.ts'
import { linkAccount } from './link-account.ts'
import { listPeople } from './list-people.ts'
import { recordCompetence } from './record-competence.ts'
import { recordEngagement } from './record-engagement.ts'
import { registerPerson } from './register-person.ts'
import { withdrawCompetence } from './withdraw-competence.ts'

export const person = {
  correctPerson,
  endEngagement,
  getPerson,
  importPeople,
  linkAccount,
  listPeople,
  recordCompetence,
  recordEngagement,
  registerPerson,
  withdrawCompetence,
}
