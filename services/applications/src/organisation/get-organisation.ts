import { read } from '@concert/cases/read'
import { operations } from '@concert/contracts/operations'
import { organisationCase } from './case.ts'

export const getOrganisation = read(organisationCase, operations.getOrganisation)
