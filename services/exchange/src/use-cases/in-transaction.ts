import type { Transaction } from '@concert/db/authority-transaction'
import type { Actor } from '@concert/platform/caller'

/** Opens the caller's transaction; for what must not hold one while it waits for somebody else. */
export type InTransaction = <Result>(
  work: (transaction: Transaction, actor: Actor) => Promise<Result>,
) => Promise<Result>
