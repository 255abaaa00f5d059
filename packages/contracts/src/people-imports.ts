import { z } from 'zod'
import { operation } from './operation.ts'
import { account, peopleNames } from './people.ts'
import { personId } from './primitives.ts'

/** How many people one import registers, and of how many names, accounts and namesakes each: others are registered one by one. */
const IMPORTED_MAX = 500
const IMPORTED_NAMES_MAX = 3

const common = {
  service: 'personnel',
  surface: 'cell',
  callers: ['personnel-administrator'],
  method: 'POST',
} as const

/** One of those who are registered at once. */
const importedPerson = z.strictObject({
  personId,
  displayName: peopleNames.displayName,
  otherNames: z.array(peopleNames.otherNames.element).max(IMPORTED_NAMES_MAX),
  languages: peopleNames.languages,
  accounts: z.array(account).max(IMPORTED_NAMES_MAX),
  distinctFrom: z.array(personId).max(IMPORTED_NAMES_MAX),
})

export const importedPeople = z.array(importedPerson).min(1).max(IMPORTED_MAX)

/** The columns of a table of people: the members of a person, in any order. Where one may have several, `;` stands between them. */
export const importedColumns = {
  one: ['personId', 'displayName'],
  several: ['otherNames', 'languages', 'accounts', 'distinctFrom'],
} as const

export const importPeople = operation({
  ...common,
  id: 'importPeople',
  path: '/personnel/people/import',
  summary: 'Register many people at once, or say what would be wrong',
  description:
    'All of them or none: where one cannot be registered, the refusal names everything that is wrong of each, at its place in the list, and nobody is. Each is judged with those before it. A dry run answers the same and registers nobody.',
  body: z.strictObject({
    dryRun: z.boolean(),
    people: importedPeople,
  }),
  bodyBytesMax: 2_097_152,
  success: {
    status: 200,
    body: z.strictObject({ dryRun: z.boolean(), people: z.array(personId) }).meta({ id: 'ImportedPeople' }),
  },
  problems: ['rules-not-met'],
  example: {
    body: {
      dryRun: true,
      people: [
        {
          personId: 'mei.lin',
          displayName: 'Lin Mei',
          otherNames: ['林美'],
          languages: ['en', 'zh-Hant'],
          accounts: ['mei.lin'],
          distinctFrom: [],
        },
      ],
    },
  },
})

export const importPeopleFromTable = operation({
  ...common,
  id: 'importPeopleFromTable',
  path: '/personnel/people/import/table',
  summary: 'Register the people of a table (CSV) at once, or say what would be wrong',
  description:
    'As `importPeople`, from RFC 4180: UTF-8, with or without a byte order mark, commas, and a header with the columns `personId` and `displayName`, and, where there is something to say, `otherNames`, `languages`, `accounts` and `distinctFrom`, in any order. Several values of a cell have `;` between them. A cell that begins as a formula does in a spreadsheet is refused. All people of the table or none; a refusal names everything that is wrong at once: `pointer` is `/{line}/{column}`, where the header is line 1, and `subject` says it again.',
  query: z.strictObject({
    dryRun: z.enum(['true', 'false']).meta({ description: 'true says what would be wrong, and registers nobody' }),
  }),
  rawBody: 'csv',
  bodyBytesMax: 2_097_152,
  success: importPeople.success,
  problems: ['rules-not-met', 'payload-too-large', 'unsupported-media-type'],
  example: {
    query: { dryRun: 'true' },
    body: 'personId,displayName,otherNames,languages,accounts\nmei.lin,Lin Mei,林美,en;zh-Hant,mei.lin\n',
  },
})
