import { read } from '@concert/cases/read'
import { operations } from '@concert/contracts/operations'
import { effectCase } from './case.ts'

export const getEffect = read(effectCase, operations.getEffect)
