import type { CellContext } from '@concert/platform/service-options'
import type { Workflows } from '@concert/workflows/start-workflows'

/** What the service has for one authority: its running engine. */
export interface WorkflowsContext extends CellContext {
  readonly workflows: Workflows
}
