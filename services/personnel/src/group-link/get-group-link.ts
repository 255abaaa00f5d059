import { read } from '@concert/cases/read'
import { operations } from '@concert/contracts/operations'
import { groupLinkCase } from './case.ts'

export const getGroupLink = read(groupLinkCase, operations.getGroupLink)
