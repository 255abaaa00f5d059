import { randomUUID } from 'node:crypto'
import { type Act, standingOf } from '@concert/cases/act'
import { changeCase } from '@concert/cases/change-case'
import { lockCase } from '@concert/cases/find'
import type { Transaction } from '@concert/db/authority-transaction'
import type { ArtefactCommand, ArtefactFacts } from '@concert/domain/artefact/commands'
import type { CommandBase } from '@concert/domain/machine'
import { decide } from '@concert/domain/machine'
import { type ArtefactCase, artefactCase } from './case.ts'

type Name = ArtefactCommand['name']
type Payload<N extends Name> = Omit<Extract<ArtefactCommand, { name: N }>, keyof CommandBase>
type OwnFacts<N extends Name> = Omit<ArtefactFacts[N], 'authority'>
type Columns = Partial<Omit<ArtefactCase['row'], 'version' | 'state'>>

/**
 * Changes a file for what the service has found itself, with event and audit line.
 *
 * @throws RefusedRequest 404, 409, 422
 */
export async function changeByService<const N extends Name>(
  transaction: Transaction,
  evidenceId: string,
  command: { readonly name: N; readonly given: Payload<N>; readonly facts: OwnFacts<N> },
  columns: Columns = {},
): Promise<ArtefactCase['row']> {
  const act = ofService()
  const before = await lockCase(artefactCase, transaction, evidenceId)
  const standing = standingOf(transaction, act, undefined)
  const { name, given } = command
  const facts = { authority: transaction.authority, ...command.facts }
  // The compiler checked payload and facts above; here only their machine is known.
  const decision = decide(
    artefactCase.machine,
    before.state,
    { ...standing.by, ...given, name } as never,
    facts as never,
  )
  const rowOf = (kept: Pick<ArtefactCase['row'], 'version' | 'state'>) => ({ ...before, ...columns, ...kept })
  return (await changeCase(artefactCase, transaction, { act, standing, before, decision, rowOf })) ?? before
}

/** Nobody asks for it: the service follows what it found. */
function ofService(): Act {
  const id = 'concert-evidence'
  return {
    caller: { kind: 'system', id },
    actor: { id, roles: ['system'], authorisations: [] },
    requestId: randomUUID(),
  }
}
