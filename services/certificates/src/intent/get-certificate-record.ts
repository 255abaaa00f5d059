import { read } from '@concert/cases/read'
import { operations } from '@concert/contracts/operations'
import { intentCase } from './case.ts'

export const getCertificateRecord = read(intentCase, operations.getCertificateRecord)
