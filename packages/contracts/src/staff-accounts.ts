import { staffRoles } from '@concert/domain/roles'
import { z } from 'zod'
import { operation } from './operation.ts'
import { account } from './people.ts'
import { keptText } from './primitives.ts'

const NAME_MAX = 120

const staffAccount = z
  .strictObject({
    accountId: z.string(),
    displayName: keptText(NAME_MAX),
    functions: z.array(z.enum(staffRoles)).meta({ description: 'What the person is authorised for now' }),
  })
  .meta({ id: 'StaffAccount' })

const common = { service: 'personnel', surface: 'internal', callers: ['issuer'], method: 'GET' } as const

export const getStaffAccount = operation({
  ...common,
  id: 'getStaffAccount',
  path: '/staff-accounts/{accountId}',
  summary: 'Whose account this is, of the authority’s personnel',
  description:
    'A development issuer asks at every sign-in and keeps no copy. It says who signs in, and never what the person may do: services read that themselves.',
  params: z.strictObject({ accountId: account }),
  success: { status: 200, body: staffAccount },
  problems: ['not-found'],
})

export const listStaffAccounts = operation({
  ...common,
  id: 'listStaffAccounts',
  path: '/staff-accounts',
  summary: 'The accounts with which the authority’s personnel sign in, by name',
  description: 'For the page of a development issuer, on which people choose who they are: the first thousand.',
  success: { status: 200, body: z.strictObject({ accounts: z.array(staffAccount) }).meta({ id: 'StaffAccounts' }) },
})
