import type { ReadGround } from '#read-gate/read-gate.ts'
import type { CustodyBasis } from './state.ts'

/** What custody records of the grounds of a read, in the order of the origins, each once. */
export function custodyBasesOf(grounds: readonly ReadGround[]): readonly CustodyBasis[] {
  return [...new Set(grounds.map((ground) => (ground.kind === 'basis' ? ground.code : ground.kind)))]
}
