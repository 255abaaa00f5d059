import { read } from '@concert/cases/read'
import { operations } from '@concert/contracts/operations'
import { authorisationCase } from './case.ts'

export const getAuthorisationGrant = read(authorisationCase, operations.getAuthorisationGrant)
