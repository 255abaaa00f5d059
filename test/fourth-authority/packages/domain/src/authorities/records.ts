import { guangdong } from './cn-gd.ts'
import { hongKong } from './hk.ts'
import { macao } from './mo.ts'
import { xa } from './xa.ts'

/** The record of every authority. Their order is the order in which authorities and places are listed everywhere. */
export const authorityRecords = [guangdong, hongKong, macao, xa] as const
