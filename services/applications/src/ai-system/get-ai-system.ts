import { read } from '@concert/cases/read'
import { operations } from '@concert/contracts/operations'
import { aiSystemCase } from './case.ts'

export const getAiSystem = read(aiSystemCase, operations.getAiSystem)
