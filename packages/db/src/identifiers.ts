import { v7 } from 'uuid'

/** A new identifier of a kind: its prefix and a UUID version 7, which sorts by time of making. */
export function newId<Prefix extends string>(prefix: Prefix): `${Prefix}_${string}` {
  return `${prefix}_${v7()}`
}
