import { operations } from '@concert/contracts/operations'
import type { OperationShape } from '@concert/contracts/operation'
import { servicesFor } from '@concert/development-identity/people-and-clients'
import { staffRoles } from '@concert/domain/roles'
import { expect, it } from 'vitest'

const callers = { applicant: ['applicant'], staff: staffRoles, system: ['system'] } as const

it.each(['applicant', 'staff', 'system'] as const)(
  'the development issuers give %s a token for the services that have an operation for them, and for no other',
  (kind) => {
    const roles: readonly string[] = callers[kind]
    const all: readonly OperationShape[] = Object.values(operations)
    const serving = all.filter((operation) => operation.callers.some((caller) => roles.includes(caller)))
    expect(new Set(servicesFor[kind])).toEqual(new Set(serving.map(({ service }) => service)))
  },
)
