import type { Transaction } from '@concert/db/authority-transaction'
import type { ReviewPoint } from '@concert/domain/application/commands'
import { applicationMachine } from '@concert/domain/application/table'
import { decide } from '@concert/domain/machine'
import { scopeLanguages } from '@concert/domain/jurisdictions'
import { editionOf } from '#applicability.ts'
import { type ApplicationRecord, isFirstOfItsKind } from '#store/applications.ts'
import { type ApplicationDecision, decideApplication } from './decide-application.ts'
import type { RequestOf } from './request.ts'

type Review = RequestOf<'acceptApplication'>['body']['review']

/** The points of ISO/IEC 17065 7.3.1 by the words in which the API asks for them. */
const pointOf = {
  a: 'informationSufficient',
  b: 'differencesResolved',
  c: 'scopeDefined',
  d: 'meansAvailable',
  e: 'competenceAvailable',
} as const satisfies Record<ReviewPoint, keyof Review>

/**
 * Accepts a reviewed application with its scope; the agreement is drafted with it (ISO/IEC 17065 7.3.1, 7.3.3).
 * Step 7 of docs/flows/submission.md.
 */
export async function acceptApplication(
  transaction: Transaction,
  request: RequestOf<'acceptApplication'>,
): Promise<ApplicationRecord> {
  const { review, ...rest } = request.body
  const reviewAnswers: Record<ReviewPoint, boolean> = {
    a: review[pointOf.a],
    b: review[pointOf.b],
    c: review[pointOf.c],
    d: review[pointOf.d],
    e: review[pointOf.e],
  }
  return decideApplication(transaction, request, {
    action: 'application.accepted',
    judge: async ({ state, given, staff }) => {
      const facts = {
        ...staff,
        firstOfItsKind: await isFirstOfItsKind(transaction, state),
        scopeLanguages: scopeLanguages(state.placesOfUse),
      }
      const command = { name: 'acceptApplication', ...given, ...rest, reviewAnswers } as const
      return pointingIntoBody(decide(applicationMachine, state, command, facts))
    },
  })
}

/** The machine points at the review by its letters, the request's body has words for them. */
function pointingIntoBody(decision: ApplicationDecision): ApplicationDecision {
  if (decision.ok || decision.refusal.kind !== 'violations') return decision
  const violations = decision.refusal.violations.map((violation) => {
    const point = violation.pointer.match(/^\/reviewAnswers\/([a-e])$/)?.[1] as ReviewPoint | undefined
    return point === undefined ? violation : { ...violation, pointer: `/review/${pointOf[point]}` }
  })
  return { ok: false, refusal: { kind: 'violations', violations } }
}
