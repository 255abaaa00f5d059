import { shownDraw } from '@concert/contracts/shapes/draw'
import { drawNumber, eligibleDigestOf, secretDigestOf } from '@concert/credentials/draw'
import { parseStrictJson } from '@concert/credentials/strict-json'
import { drawnAgain, LATE } from '@concert/domain/evaluation/draw'
import { z } from 'zod'

type Draw = z.output<typeof shownDraw>

/** The draws of an evaluation in a file of JSON; null where there are none. */
export function drawsIn(bytes: Uint8Array): Draw[] | null {
  const read = z.object({ draws: z.array(shownDraw) }).safeParse(parsed(bytes))
  return read.success ? read.data.draws : null
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return parseStrictJson(bytes)
  } catch {
    return null
  }
}

/** What checking a draw found. `faults`: each in a sentence, none where it holds. */
export interface CheckedDraw {
  readonly standing: 'to-come' | 'uncommitted' | 'held'
  readonly committedAt: string | null
  readonly faults: readonly string[]
  /** How many were added after the commitment. */
  readonly late: number
  /** How many of the commitment could not be chosen any more. */
  readonly gone: number
  readonly persons: readonly { readonly personId: string; readonly is: 'chosen' | 'not chosen' | 'not among them' }[]
}

interface Against {
  /** The draws as they were shown before, or null. */
  readonly published: readonly Draw[] | null
  readonly persons: readonly string[]
}

/** Checks one draw: the secret and the numbers against their digests, and the choice by making it again. */
export function checkDraw(draw: Draw, { published, persons }: Against): CheckedDraw {
  const { secret, choice, eligible, committedAt } = draw
  const shown = published === null || committedAt === null ? [] : publishedFaults(draw, published)
  if (secret === null || choice === null) {
    return { standing: 'to-come', committedAt, faults: shown, late: 0, gone: 0, persons: [] }
  }
  const numbers = choice.people.map((one) => one.draw)
  const onTime = new Set(numbers.filter((number) => !number.startsWith(LATE)))
  return {
    standing: committedAt === null ? 'uncommitted' : 'held',
    committedAt,
    faults: [...shown, ...commitmentFaults(draw, onTime), ...choiceFaults(choice)],
    late: numbers.length - onTime.size,
    gone: (eligible ?? []).filter((number) => !onTime.has(number)).length,
    persons: persons.map((personId) => ({ personId, is: whatOf(drawNumber(secret, personId), choice) })),
  }
}

function publishedFaults({ secretDigest, eligibleDigest }: Draw, published: readonly Draw[]): string[] {
  const before = published.find((one) => one.secretDigest === secretDigest)
  if (before === undefined) return ['what it was committed to was not shown in the file that was saved before']
  return before.eligibleDigest === eligibleDigest ? [] : ['its people are not those that were committed to before']
}

function commitmentFaults(
  { secret, secretDigest, eligible, eligibleDigest }: Draw,
  onTime: ReadonlySet<string>,
): string[] {
  if (secret === null || secretDigest === null) return []
  const listed = new Set(eligible)
  return [
    ...(secretDigestOf(secret) === secretDigest ? [] : ['the secret is not the one whose digest was published']),
    ...(eligibleDigestOf(eligible ?? []) === eligibleDigest
      ? []
      : ['the numbers are not those whose digest was published']),
    ...([...onTime].every((number) => listed.has(number))
      ? []
      : ['somebody was added and does not come behind the others']),
  ]
}

function choiceFaults(choice: NonNullable<Draw['choice']>): string[] {
  const again = drawnAgain(choice).join(' ')
  return again === choice.chosen.toSorted().join(' ') ? [] : [`made again, the choice falls on ${again || 'nobody'}`]
}

function whatOf(number: string, { people, chosen }: NonNullable<Draw['choice']>) {
  const one = people.find(({ draw }) => draw === number || draw === `${LATE}${number}`)
  if (one === undefined) return 'not among them'
  return chosen.includes(one.draw) ? 'chosen' : 'not chosen'
}
