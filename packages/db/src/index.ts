export { type Authorisation, authorisationsOf } from './authorisations.ts'
export { databaseErrorOf, type Transaction, type Wall, withAuthority } from './authority-transaction.ts'
export { newId } from './identifiers.ts'
export {
  claimIdempotencyKey,
  type ClaimOutcome,
  type IdempotencyClaim,
  keepAnswer,
  type StoredAnswer,
} from './idempotency.ts'
export { instantColumn } from './instant-column.ts'
export { migrate, type MigrationReport } from './migrate.ts'
export { authorisations } from './personnel.ts'
export { createPool, type PoolOptions } from './pool.ts'
export {
  cellServices,
  type CellService,
  loginRoleName,
  type LoginRole,
  prepareDatabase,
  type PrepareOptions,
} from './prepare-database.ts'
export { type Change, type ChangeEvent, type ChangeReceipt, digestOf, recordChange } from './record-change.ts'
export { assertSafeDatabase } from './safe-start.ts'
