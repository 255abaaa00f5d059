// Made by `npm run generate` from the files of this folder that are named after an operation.
import { listClocks } from './list-clocks.ts'
import { noticeClock } from './notice-clock.ts'

export const clockNotice = {
  listClocks,
  noticeClock,
}
