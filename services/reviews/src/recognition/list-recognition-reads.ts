import { listReads } from '@concert/cases/list-reads'
import { operations } from '@concert/contracts/operations'
import { recognitionCase } from './case.ts'

export const listRecognitionReads = listReads(recognitionCase, operations.listRecognitionReads)
