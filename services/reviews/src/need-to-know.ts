import { caseReadsIn } from '@concert/cases/case-reads'
import type { NeedToKnow } from '@concert/cases/need-to-know'
import { personInCase } from '@concert/cases/person-in-case'
import { sightOfCase } from '@concert/domain/need-to-know'

const reads = caseReadsIn('reviews')

/** What is known of a person, by the id of each kind of case that this service keeps. */
export const personIn = {
  evaluation: personInCase(
    'reviews-person-in-evaluation',
    'select application_id from reviews.evaluations where authority = $1 and evaluation_id = $2',
  ),
  recognition: personInCase(
    'reviews-person-in-recognition',
    'select application_id from reviews.recognitions where authority = $1 and recognition_id = $2',
  ),
  effect: personInCase(
    'reviews-person-in-effect',
    `select certified.application_id from reviews.effects effect
     join reviews.certifiable_cases certified on certified.authority = effect.authority
       and certified.lead_authority = effect.lead_authority and certified.evaluation_id = effect.evaluation_id
     where effect.authority = $1 and effect.certificate_number = $2`,
  ),
}

/** How the cases of this service are kept from those of the staff who do not need them: every kind in the same way. */
export function keptFromOthers<Row>(kept: Pick<NeedToKnow<Row>, 'person' | 'declarations'>): NeedToKnow<Row> {
  return { ...kept, reads, sight: (_row, reading, facts) => sightOfCase(reading, facts) }
}
