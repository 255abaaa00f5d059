import type { Transaction } from '@concert/db/authority-transaction'
import { digestOf } from '@concert/db/record-change'
import type { Candidate } from '@concert/domain/evaluation/assignment'
import { evaluationMachine } from '@concert/domain/evaluation/table'
import { localDate } from '@concert/domain/instant'
import { jurisdictionOf, languagesOf } from '@concert/domain/jurisdictions'
import { decide } from '@concert/domain/machine'
import type { RiskClass } from '@concert/domain/risk-class'
import { certifiableClass } from '@concert/schemes/edition-facts'
import type { Edition } from '@concert/schemes/load-edition'
import type { Act } from '#act.ts'
import type { StoredEvaluation } from '#store/evaluations.ts'
import { type Client, type Engagement, engagementsWith, type PersonOfPool, poolOfEvaluators } from '#store/personnel.ts'
import { decideEvaluation } from './decide-evaluation.ts'
import { editionOf } from './edition-of.ts'
import { lastServedOn } from './last-served-client-on.ts'

/**
 * Assigns evaluators by competence, language, conflict, cooling-off and load, with the reasons for everyone of the
 * authority's personnel who is not chosen (7.4.2). The draw among equals is seeded by the evaluation's id, which nobody chose.
 * Step 2 of docs/flows/evaluation-and-decision.md.
 */
export async function assignEvaluators(
  transaction: Transaction,
  act: Act,
  evaluationId: string,
  team: { readonly teamSize: number; readonly openCasesMax: number },
): Promise<StoredEvaluation> {
  return decideEvaluation(transaction, act, evaluationId, {
    action: 'evaluation.evaluators-assigned',
    as: 'plan-owner',
    judge: async ({ state, ...client }, { by, facts }) => {
      const edition = editionOf(state.edition)
      const { competenceOf } = edition.parameters
      return decide(
        evaluationMachine,
        state,
        { name: 'assignEvaluators', ...by, seed: seedOf(evaluationId), teamSize: team.teamSize },
        {
          ...facts,
          candidates: await candidatesFor(transaction, client, state.team, team.openCasesMax),
          fewestEvaluators: fewestOf(edition, state.riskClass),
          competenceOf,
          languages: languagesOf(jurisdictionOf(state.authority)),
        },
      )
    },
  })
}

/** The scheme says for each class how many evaluators there are at least. */
function fewestOf(edition: Edition, riskClass: RiskClass): number {
  return riskClass === 'unacceptable' ? 0 : certifiableClass(edition, riskClass).minReviewers
}

/** The first 32 bits of the SHA-256 of the evaluation's id. */
function seedOf(evaluationId: string): number {
  return Number.parseInt(digestOf(evaluationId).slice(0, 8), 16)
}

async function candidatesFor(
  transaction: Transaction,
  client: Client,
  team: readonly { readonly personId: string }[],
  openCasesMax: number,
): Promise<Candidate[]> {
  const today = localDate(transaction.now, transaction.authority)
  const people = await poolOfEvaluators(transaction)
  const engagements = Map.groupBy(await engagementsWith(transaction, client), (one) => one.personId)
  return people.map((person) => {
    // This very case is not a load that keeps a person from staying on it.
    const isOnIt = team.some((member) => member.personId === person.personId)
    const openCases = person.openCases - (isOnIt ? 1 : 0)
    return { ...candidateOf(person, engagements.get(person.personId) ?? [], today), openCases, openCasesMax }
  })
}

function candidateOf(person: PersonOfPool, engagements: readonly Engagement[], today: string) {
  const { personId, competences, languages, authorisationId, validUntil } = person
  const ongoing = engagements.filter(({ untilOn }) => untilOn === null || untilOn > today)
  return {
    personId,
    competences,
    languages,
    authorisation:
      authorisationId === null || validUntil === null
        ? null
        : { id: authorisationId, function: 'evaluator' as const, validUntil },
    conflicts: ongoing.map(({ kind }) => `${kind} with the client goes on`),
    lastServedClientOn: lastServedOn(engagements, today),
  }
}
