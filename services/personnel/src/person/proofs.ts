import type { Proofs } from '@concert/cases/case'
import type { Transaction } from '@concert/db/authority-transaction'
import { correctionOf } from '@concert/domain/person/correction'
import { and, eq, sql } from 'drizzle-orm'
import type { PersonCase } from './person-case.ts'
import { competences, engagements } from './tables.ts'

/** What the keys and triggers of every service read of a person: rows, written with the event that says them. */
export const personProofs: Proofs<PersonCase> = {
  PersonRegistered: (transaction, { personId, accounts: named }) => insertAccounts(transaction, personId, named),
  AccountLinked: (transaction, { account }, { after }) => insertAccounts(transaction, after.state.personId, [account]),
  EngagementRecorded: async ({ db, authority, now: recordedAt }, event, { after }) => {
    const { engagementId, kind, identifierScheme, identifierValue, fromOn, untilOn } = event
    const { personId } = after.state
    await db
      .insert(engagements)
      .values({
        authority,
        engagementId,
        personId,
        kind,
        identifierScheme,
        identifierValue,
        fromOn,
        untilOn,
        recordedAt,
      })
      // What is taken over is there already.
      .onConflictDoNothing({ target: [engagements.authority, engagements.engagementId] })
  },
  EngagementEnded: async ({ db, authority }, { engagementId, untilOn }) => {
    await db
      .update(engagements)
      .set({ untilOn })
      .where(and(eq(engagements.authority, authority), eq(engagements.engagementId, engagementId)))
  },
  CorrectionConfirmed: async (transaction, { correctionId, of, subject, by: confirmedBy }, { before, after }) => {
    const { db, authority } = transaction
    const { personId } = after.state
    const proposedBy = before === undefined ? undefined : correctionOf(before.state, correctionId)?.proposedBy
    await db.execute(sql`
      insert into personnel.corrections (authority, correction_id, person_id, kind, subject, proposed_by, confirmed_by)
      values (${authority}, ${correctionId}, ${personId}, ${of}, ${subject}, ${proposedBy}, ${confirmedBy})`)
    await db.execute(
      of === 'engagement'
        ? sql`delete from personnel.engagements
            where authority = ${authority} and person_id = ${personId} and engagement_id = ${subject}`
        : sql`delete from personnel.accounts
            where authority = ${authority} and person_id = ${personId} and account_id = ${subject}`,
    )
  },
  CompetenceRecorded: async ({ db, authority, now: recordedAt }, event, { after }) => {
    const { competenceId, code, function: of, place, evidence, assessedBy, assessedOn, validUntil } = event
    const { personId } = after.state
    await db
      .insert(competences)
      .values({
        authority,
        competenceId,
        personId,
        code,
        function: of,
        place,
        evidence,
        assessedBy,
        assessedOn,
        validUntil,
        recordedAt,
      })
      .onConflictDoNothing({ target: [competences.authority, competences.competenceId] })
  },
  CompetenceWithdrawn: async ({ db, authority, now: withdrawnAt }, { competenceId }) => {
    await db
      .update(competences)
      .set({ withdrawnAt })
      .where(and(eq(competences.authority, authority), eq(competences.competenceId, competenceId)))
  },
}

/** Those of who is taken over are there already. Another's is refused by the key of the table, whoever recorded it a moment ago. */
async function insertAccounts(
  { db, authority, now: linkedAt }: Transaction,
  personId: string,
  named: readonly string[],
): Promise<void> {
  if (named.length === 0) return
  await db.execute(sql`
    insert into personnel.accounts (authority, account_id, person_id, linked_at)
    select ${authority}, account, ${personId}, ${linkedAt}::timestamptz from unnest(${sql.param([...named])}::text[]) as account
    where not exists (
      select from personnel.accounts held
      where held.authority = ${authority} and held.account_id = account and held.person_id = ${personId})`)
}
