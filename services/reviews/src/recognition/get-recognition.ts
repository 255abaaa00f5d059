import { read } from '@concert/cases/read'
import { operations } from '@concert/contracts/operations'
import { recognitionCase } from './case.ts'

export const getRecognition = read(recognitionCase, operations.getRecognition)
