import type { CellContext } from '@concert/platform/service-options'
import type { Workflows } from '@concert/workflows/start-workflows'

/** The context of one authority: its running engine. */
export interface WorkflowsContext extends CellContext {
  readonly workflows: Workflows
}
