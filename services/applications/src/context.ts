import type { Cursors } from '@concert/platform/paging'
import type { CellContext } from '@concert/platform/service-options'

/** What every request of one authority works with. */
export interface ApplicationsContext extends CellContext {
  readonly cursors: Cursors
  /** The key under which the authorities compare the weights of AI systems. */
  readonly lodgementKey: Buffer
}
