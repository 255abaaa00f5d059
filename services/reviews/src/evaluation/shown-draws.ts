import type { shownDraw } from '@concert/contracts/shapes/draw'
import type { DrawCommitment, DrawRecord } from '@concert/domain/evaluation/draw'
import type { Evaluation } from '@concert/domain/evaluation/state'
import type { z } from 'zod'

type Shown = z.input<typeof shownDraw>

/** The draws as the client and the people of the case see them: of the one to come the digests alone. */
export function drawsOf({ draws = [], draw }: Pick<Evaluation, 'draws' | 'draw'>): Shown[] {
  return [...draws.map(heldDraw), ...(draw === undefined ? [] : [drawToCome(draw)])]
}

function drawToCome(commitment: DrawCommitment): Shown {
  return { ...published(commitment), eligible: null, secret: null, choice: null }
}

function heldDraw({ commitment, secret, choice }: DrawRecord): Shown {
  const { requirementsOf, held, fewest, people, named, chosen } = choice
  const copied = people.map((one) => ({ ...one, competences: [...one.competences] }))
  return {
    ...published(commitment),
    eligible: commitment === null ? null : [...commitment.eligible],
    secret,
    choice: {
      requirementsOf: { ...requirementsOf },
      held: [...held],
      fewest,
      people: copied,
      named: [...named],
      chosen: [...chosen],
    },
  }
}

function published(commitment: DrawCommitment | null) {
  return {
    secretDigest: commitment?.secretDigest ?? null,
    eligibleDigest: commitment?.eligibleDigest ?? null,
    eligibleCount: commitment?.eligible.length ?? null,
    committedAt: commitment?.committedAt ?? null,
  }
}
