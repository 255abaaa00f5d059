import { verifyEffectStatement } from '@concert/contracts/certificates'
import { notifyClient } from '@concert/contracts/correspondence'
import type { z } from 'zod'
import type { CellServices } from '#cell-services.ts'

/** The envelope with another authority's statement, or the statement of this cell's own authority. */
export type StatedEffect = z.input<typeof verifyEffectStatement.body>

/**
 * Step 4 of docs/flows/effect-change.md, in the lead's cell: tells the client of a suspension, with its place and reason. The
 * content is read from the statement after `certificates` has verified its signatory.
 */
export async function tellOfEffect({ call }: CellServices, stated: StatedEffect, key: string): Promise<void> {
  const { applicationId, statement } = await call(verifyEffectStatement, { body: stated }, `${key}.verify`)
  const { status, certificateNumber, jurisdiction, reason } = statement
  if (status !== 'suspended') return
  const body = { kind: 'effect-suspended', certificateNumber, effect: { jurisdiction, reason } } as const
  await call(notifyClient, { params: { applicationId }, body }, key)
}
