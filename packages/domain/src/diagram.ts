import { rowsOf } from './machine.ts'
import type { Machine, MachineTypes } from './machine.ts'

/** The Mermaid state diagram of a machine: every transition of its table, labelled with its command and its roles. */
export function stateDiagram<M extends MachineTypes>(machine: Machine<M>): string {
  const statuses = Object.keys(machine.table).filter((status) => status !== 'none')
  const names = statuses.map((status) => `  state "${status}" as ${idOf(status)}`)
  const edges = Object.keys(machine.table).flatMap((from) => edgesFrom(machine, from))
  const ends = statuses
    .filter((status) => rowsOf(machine, status).size === 0)
    .map((status) => `  ${idOf(status)} --> [*]`)
  return ['stateDiagram-v2', ...names, ...edges, ...ends, ''].join('\n')
}

function edgesFrom<M extends MachineTypes>(machine: Machine<M>, from: string): string[] {
  return [...rowsOf(machine, from)].flatMap(([name, row]) => {
    const targets: readonly string[] = Array.isArray(row.to) ? row.to : [row.to]
    return targets.map((to) => `  ${idOf(from)} --> ${idOf(to)}: ${name} (${row.by.join(', ')})`)
  })
}

/** Mermaid ends an identifier at a hyphen. */
function idOf(status: string): string {
  return status === 'none' ? '[*]' : status.replaceAll('-', '_')
}
