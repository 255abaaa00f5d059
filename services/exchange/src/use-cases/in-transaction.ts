import type { Transaction } from '@concert/db/authority-transaction'
import type { Actor } from '@concert/platform/caller'

/** Opens the caller's transaction, for work that must not hold one while it waits for another system. */
export type InTransaction = <Result>(
  work: (transaction: Transaction, actor: Actor) => Promise<Result>,
) => Promise<Result>
