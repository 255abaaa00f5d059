import type { OperationShape } from './operation.ts'

/**
 * The most bytes of a body where its operation says nothing else. A larger one is declared by the operation that takes it: at least
 * what its schema accepts when every text has its full length and all but ASCII is escaped, six bytes a sign, as many libraries
 * write it. A body that the schema accepts is then never too large (operations.test.ts).
 */
export const BODY_BYTES_DEFAULT = 65_536

/** A body that is one credential or one signed statement (`generalJws`, `compactJws`) with its frame. */
export const SIGNED_BYTES_MAX = 327_680

/** An envelope between authorities, with what its signature adds to `SIGNED_BYTES_MAX`. */
export const ENVELOPE_BYTES_MAX = 524_288

/** The most bytes that the body of this operation may have. Of a form, the service that stores its file says it. */
export function bodyBytesMaxOf({ bodyBytesMax }: Pick<OperationShape, 'bodyBytesMax'>): number {
  return bodyBytesMax ?? BODY_BYTES_DEFAULT
}

/** How many envelopes one answer on a ledger names: with its signature it is smaller than what is read of an answer. */
export const LEDGER_ENTRIES_MAX = 250
