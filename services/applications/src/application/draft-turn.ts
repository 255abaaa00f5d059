import type { Transaction } from '@concert/db/authority-transaction'

/** The drafts that the client of this transaction has. Until it ends, no other transaction opens one for the same client. */
export async function takeDraftTurn({ client }: Transaction): Promise<number> {
  const { rows } = await client.query<{ drafts: number }>({
    name: 'applications-draft-turn',
    text: 'select applications.take_draft_turn() as drafts',
  })
  return rows[0]?.drafts ?? 0
}
