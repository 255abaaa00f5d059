import { join } from 'node:path'
import { readCast } from '@concert/local/cast'

/** The files of the cast, one per authority. */
export const castFolder = join(import.meta.dirname, 'cast')

/** The people and companies of the reference tenants: fictional, with identifiers that are valid by their algorithms. */
export const cast = readCast(castFolder)
