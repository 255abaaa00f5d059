import { bestTeam } from './best-team.ts'
import type { Eligible } from './team-measures.ts'

/**
 * What the client is shown before a draw: digests of a secret and of the numbers that it gives to those who could be chosen then, by
 * which nobody is named. Neither can be changed afterwards without being seen.
 */
export type DrawCommitment = {
  readonly secretDigest: string
  /** In order. They are told with the secret. */
  readonly eligible: readonly string[]
  readonly eligibleDigest: string
  readonly committedAt: string
}

/** Somebody among whom was chosen, by number. */
export type Drawn = Omit<Eligible, 'personId'>

/** All that a choice among those who may evaluate depends on, and whom it fell on, by their numbers. */
export type ChoiceRecord = {
  /** How many requirements were to be given out, by the competence they need. */
  readonly requirementsOf: Readonly<Record<string, number>>
  readonly held: readonly string[]
  readonly fewest: number
  readonly people: readonly Drawn[]
  readonly named: readonly string[]
  readonly chosen: readonly string[]
}

/** A draw that was held, with its secret, so that whoever has it can hold it again. */
export type DrawRecord = {
  /** Null where the case was opened before draws were committed to. */
  readonly commitment: DrawCommitment | null
  readonly secret: string
  readonly choice: ChoiceRecord
}

/** What precedes the number of a person who could not be chosen yet when the draw was committed to: they come behind all others. */
export const LATE = 'late-'

/** Whom the choice falls on when it is made again, by their numbers in order. */
export function drawnAgain({ requirementsOf, held, fewest, people, named }: ChoiceRecord): string[] {
  const wanted = { requirementsOf: new Map(Object.entries(requirementsOf)), held: new Set(held), fewest }
  const pool = people.map((one): Eligible => ({ ...one, personId: one.draw }))
  return bestTeam(pool, wanted, named)
    .people.map((one) => one.draw)
    .toSorted()
}
