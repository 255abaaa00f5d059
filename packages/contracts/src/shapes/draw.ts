import { z } from 'zod'

// How draws are kept in events, in states and in the file that `concert check-draw` reads.

export const drawCommitment = z.strictObject({
  secretDigest: z.string(),
  eligible: z.array(z.string()),
  eligibleDigest: z.string(),
  committedAt: z.string(),
})

const choiceRecord = z.strictObject({
  requirementsOf: z.record(z.string(), z.number().int()),
  held: z.array(z.string()),
  fewest: z.number().int(),
  people: z.array(
    z.strictObject({
      draw: z.string(),
      competences: z.array(z.string()),
      openCases: z.number().int(),
      openCasesMax: z.number().int(),
      evaluatedLast: z.boolean(),
    }),
  ),
  named: z.array(z.string()),
  chosen: z.array(z.string()),
})

export const drawRecord = z.strictObject({
  commitment: drawCommitment.nullable(),
  secret: z.string(),
  choice: choiceRecord,
})

/**
 * A draw as it is shown: before it is held the digests alone, afterwards the secret and all that the choice depended on. The numbers
 * are people; whose they are can be told by whoever has the secret and a person's id.
 */
export const shownDraw = z
  .strictObject({
    secretDigest: z.string().nullable(),
    eligibleDigest: z.string().nullable(),
    eligibleCount: z.number().int().nullable(),
    committedAt: z
      .string()
      .nullable()
      .meta({ description: 'Null where the case was opened before draws were committed to' }),
    eligible: z.array(z.string()).nullable(),
    secret: z.string().nullable(),
    choice: choiceRecord.nullable(),
  })
  .meta({ id: 'Draw', description: 'What `concert check-draw` checks' })
