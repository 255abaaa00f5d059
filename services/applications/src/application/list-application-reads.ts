import { listReads } from '@concert/cases/list-reads'
import { operations } from '@concert/contracts/operations'
import { applicationCase } from './case.ts'

export const listApplicationReads = listReads(applicationCase, operations.listApplicationReads)
