import type { Transaction } from '@concert/db/authority-transaction'
import type { Candidate } from '@concert/domain/evaluation/assignment'
import { exclusionReason } from '@concert/domain/evaluation/exclusion-reasons'
import type { Evaluation } from '@concert/domain/evaluation/state'
import { localDate } from '@concert/domain/instant'
import { lastServedOn } from './last-served-client-on.ts'
import { type Client, type Engagement, engagementsWith, type PersonOfPool, poolOfEvaluators } from './personnel.ts'

/** Everyone in the authority's personnel as a candidate to evaluate a client's case; who is not fit is told apart by the rules. */
export async function candidatesFor(
  transaction: Transaction,
  client: Client & Pick<Evaluation, 'evaluationId'>,
  { openCasesMax, drawOf }: { readonly openCasesMax: number; readonly drawOf: (personId: string) => string },
): Promise<Candidate[]> {
  const today = localDate(transaction.now, transaction.authority)
  const people = await poolOfEvaluators(transaction, client.evaluationId, client)
  const engagements = Map.groupBy(await engagementsWith(transaction, client), (one) => one.personId)
  return people.map((person) => {
    const known = candidateOf(person, engagements.get(person.personId) ?? [], client.clientIdentifier, today)
    return { ...known, openCases: person.openCases, openCasesMax, draw: drawOf(person.personId) }
  })
}

function candidateOf(person: PersonOfPool, engagements: readonly Engagement[], client: string, today: string) {
  const { personId, competences, languages, authorisationId, validUntil } = person
  const ongoing = engagements.filter(({ untilOn }) => untilOn === null || untilOn > today)
  return {
    personId,
    competences,
    languages,
    evaluatedLast: person.evaluatedLast,
    absentUntil: person.absentUntil,
    authorisation:
      authorisationId === null || validUntil === null
        ? null
        : { id: authorisationId, function: 'evaluator' as const, validUntil },
    conflicts: [
      // The database counts it among the conflicts.
      ...(person.hasOpenRisk ? [exclusionReason('risk-open', {})] : []),
      ...(person.hasConflict && !person.hasOpenRisk ? [exclusionReason('conflict-declared', {})] : []),
      ...ongoing.map(({ kind, served }) =>
        served === client
          ? exclusionReason('engaged-by-client', { kind })
          : exclusionReason('engaged-in-group', { kind, served }),
      ),
    ],
    lastServedClientOn: lastServedOn(engagements, today),
  }
}
