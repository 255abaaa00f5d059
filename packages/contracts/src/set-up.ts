import { z } from 'zod'
import { office } from './authorisations.ts'
import { operation } from './operation.ts'
import { account, peopleNames } from './people.ts'
import { authority, date, grantId, instant, personId, text } from './primitives.ts'

const CODE_MAX = 100
const ACCOUNTS_MAX = 10

export const setUpAdministrator = operation({
  id: 'setUpAdministrator',
  service: 'personnel',
  surface: 'cell',
  callers: ['anyone'],
  method: 'POST',
  path: '/personnel/set-up',
  summary: 'Set up the first administrator of an authority that has none',
  description:
    'Without a token: nobody of the authority can sign in yet. The code is what proves the caller; the installation prints one for each authority, and it is accepted once, in its time, while no administrator is in force. The person is registered, unless they are on record with these accounts, and is an administrator from now on. Everybody else is registered and authorised by administrators; a second administrator by the first alone.',
  body: z.strictObject({
    code: text(CODE_MAX).meta({ description: 'As the installation printed it for this authority' }),
    personId,
    ...peopleNames,
    accounts: z.array(account).min(1).max(ACCOUNTS_MAX),
    office,
    undertakingOn: date.meta({ description: 'The day on which the undertaking of confidentiality was signed (4.5)' }),
    validUntil: instant.meta({ description: 'At most five years from now' }),
  }),
  success: {
    status: 201,
    body: z
      .strictObject({ authority, personId, grantId, validFrom: instant, validUntil: instant })
      .meta({ id: 'AdministratorSetUp' }),
  },
  problems: ['rules-not-met'],
  example: {
    body: {
      code: 'vMYX0Vt0JqB1nXy2m6Qd3pZs8KfR4uWc',
      personId: 'poon.laikuen',
      displayName: 'Poon Lai-kuen',
      otherNames: ['潘麗娟'],
      languages: ['en', 'zh-Hant'],
      distinctFrom: [],
      accounts: ['poon.laikuen'],
      office: { entity: 'HK-UBI:99990041', place: 'HK', city: null },
      undertakingOn: '2026-11-02',
      validUntil: '2031-11-02T00:00:00Z',
    },
  },
})
