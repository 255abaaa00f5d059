import { listReads } from '@concert/cases/list-reads'
import { operations } from '@concert/contracts/operations'
import { effectCase } from './case.ts'

export const listEffectReads = listReads(effectCase, operations.listEffectReads)
