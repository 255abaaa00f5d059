// Made by `npm run generate` from the files of this folder that are named after an operation.
import { listClockMoves } from './list-clock-moves.ts'
import { recountClocks } from './recount-clocks.ts'

export const clockRecount = {
  listClockMoves,
  recountClocks,
}
