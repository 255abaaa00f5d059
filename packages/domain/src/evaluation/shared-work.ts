import { compareText, type Eligible } from './team-measures.ts'

/** A requirement with the competence that it needs. */
export type Task = { readonly requirementId: string; readonly competence: string }

/**
 * Shares requirements among those who have been chosen for them: each has one at least where that is possible, what few of them can
 * evaluate is given out first, and each goes to whoever has the fewest of those who can. The order of people does not matter.
 *
 * @returns the requirements of each person, in the order in which they are listed; without those that nobody of them can evaluate
 */
export function shareWork(people: readonly Eligible[], tasks: readonly Task[]): ReadonlyMap<string, readonly string[]> {
  const inOrder = people.toSorted((a, b) => compareText(a.draw, b.draw) || compareText(a.personId, b.personId))
  const holder = new Map<string, string>()
  for (const one of inOrder) makeRoom(one, { people: inOrder, tasks, holder }, new Set())
  const left = tasks.filter((task) => !holder.has(task.requirementId))
  for (const task of left.toSorted((a, b) => able(inOrder, a).length - able(inOrder, b).length)) {
    const first = able(inOrder, task).toSorted((a, b) => heldBy(holder, a) - heldBy(holder, b))[0]
    if (first !== undefined) holder.set(task.requirementId, first.personId)
  }
  return new Map(inOrder.map(({ personId }) => [personId, requirementsOf(personId, tasks, holder)]))
}

type Sharing = {
  readonly people: readonly Eligible[]
  readonly tasks: readonly Task[]
  readonly holder: Map<string, string>
}

/** Gives a person a first requirement, where need be by having its holder take another one. */
function makeRoom(one: Eligible, sharing: Sharing, asked: Set<string>): boolean {
  const { people, tasks, holder } = sharing
  const possible = tasks.filter((task) => one.competences.includes(task.competence))
  for (const task of possible.toSorted((a, b) => able(people, a).length - able(people, b).length)) {
    if (asked.has(task.requirementId)) continue
    asked.add(task.requirementId)
    const present = people.find(({ personId }) => personId === holder.get(task.requirementId))
    if (present !== undefined && !makeRoom(present, sharing, asked)) continue
    holder.set(task.requirementId, one.personId)
    return true
  }
  return false
}

function able(people: readonly Eligible[], { competence }: Task): Eligible[] {
  return people.filter((one) => one.competences.includes(competence))
}

function heldBy(holder: ReadonlyMap<string, string>, { personId }: Eligible): number {
  return [...holder.values()].filter((one) => one === personId).length
}

function requirementsOf(personId: string, tasks: readonly Task[], holder: ReadonlyMap<string, string>): string[] {
  return tasks.map((task) => task.requirementId).filter((requirementId) => holder.get(requirementId) === personId)
}
