import { type Case, defineCase } from '@concert/cases/case'
import { aiSystemState } from '@concert/contracts/states/ai-system'
import type { AiSystemTypes } from '@concert/domain/ai-system/events'
import type { AiSystem } from '@concert/domain/ai-system/state'
import { aiSystemMachine } from '@concert/domain/ai-system/table'
import type { CellFacts } from '@concert/domain/standing-guards'
import type { ApplicationsContext } from '#context.ts'
import { type AiSystemBody, representAiSystem } from './representation.ts'
import { type AiSystemRow, aiSystemStore } from './store.ts'

export interface AiSystemCase {
  readonly stream: 'ai-system'
  readonly machine: AiSystemTypes
  readonly row: AiSystemRow
  readonly facts: CellFacts
  readonly promised: object
  readonly body: AiSystemBody
  readonly context: ApplicationsContext
}

/** One version of an AI system, which belongs to an organisation of one applicant (ISO/IEC 17065 7.2). */
export const aiSystemCase: Case<AiSystemCase> = defineCase<AiSystemCase>({
  stream: 'ai-system',
  noun: 'ai-system',
  id: 'aiSystemId',
  idOf: ({ state }) => (state as AiSystem).aiSystemId,
  machine: aiSystemMachine,
  state: aiSystemState,
  store: aiSystemStore,
  represent: representAiSystem,
  promiseEvery: () => ({}),
  promise: {},
})
