import type { Transaction } from '@concert/db/authority-transaction'
import type { Evaluation } from '@concert/domain/evaluation/state'
import { demandsOf } from '@concert/domain/evidence-coverage/demands'
import { evidenceOf } from '#contracted-applications.ts'
import { editionOf } from '#edition-of.ts'
import { competencesNow } from '#people/personnel.ts'

/** What a grade is held against: the evidence, what the edition asks for, and what the one who grades is competent in on the day. */
export async function gradingFacts(
  transaction: Transaction,
  { applicationId, edition: pinned }: Pick<Evaluation, 'applicationId' | 'edition'>,
  personId: string,
) {
  const edition = editionOf(pinned)
  const [evidence, competences] = await Promise.all([
    evidenceOf(transaction, applicationId, personId),
    competencesNow(transaction, personId),
  ])
  return { evidence, demands: demandsOf(edition), competences, competenceOf: edition.parameters.competenceOf }
}
