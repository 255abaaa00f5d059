import { recountClocks } from '@concert/contracts/clocks'
import type { RecountClocks } from '@concert/workflows/recount-clocks'
import type { CellServices } from '#cell-services.ts'

/** Has a batch of the clocks of this cell counted again. */
export function recountClocksOf({ call }: CellServices): RecountClocks {
  return (key) => call(recountClocks, { body: {} }, key)
}
