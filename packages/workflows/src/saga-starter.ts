import type { Cell } from '#cell.ts'
import { sagaJob } from '#hint.ts'
import type { SagaStarter } from '#saga.ts'
import { insertSaga, wakeWaitingSaga } from '#sagas.ts'

/** Starts and wakes the sagas of one authority. */
export function sagaStarter(cell: Cell): SagaStarter {
  const { authority } = cell
  return {
    async start(saga, sagaId, data) {
      saga.parse(data)
      if (!(await insertSaga(cell, saga, sagaId, data))) return
      await cell.offer([sagaJob(authority, { saga: saga.name, sagaId }, { step: saga.steps[0].name, fence: 0 })])
    },
    async wake(saga, sagaId, patch) {
      const ref = { saga: saga.name, sagaId }
      const woken = await wakeWaitingSaga(cell, ref, { ...patch })
      if (woken?.isDue === true) await cell.offer([sagaJob(authority, ref, woken)])
      return woken !== null
    },
  }
}
