import { inAuthority } from '#authority-transaction.ts'
import type { Cell } from '#cell.ts'
import { sagaJob } from '#hint.ts'
import type { SagaStarter } from '#saga.ts'
import { insertSaga, wakeWaitingSaga } from '#sagas.ts'

/** The starting and waking of sagas of one authority. */
export function sagaStarter(cell: Cell): SagaStarter {
  const { authority, pool } = cell
  return {
    async start(saga, sagaId, data) {
      saga.parse(data)
      const ref = { saga: saga.name, sagaId }
      const isNew = await inAuthority(pool, authority, (tx) => insertSaga(tx, authority, ref, data))
      if (isNew) await cell.offer([sagaJob(authority, ref, { step: 0, fence: 0 })])
    },
    async wake(saga, sagaId, patch) {
      const ref = { saga: saga.name, sagaId }
      const woken = await inAuthority(pool, authority, (tx) => wakeWaitingSaga(tx, authority, ref, { ...patch }))
      if (woken?.isDue === true) await cell.offer([sagaJob(authority, ref, woken.at)])
      return woken !== null
    },
  }
}
