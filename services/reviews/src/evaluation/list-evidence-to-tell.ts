import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'

/**
 * The granted applications that have a closed file and wait for the decision of another authority. They are told of again every hour, so that nothing
 * that was closed before an upgrade, or whose event was given up, goes untold. Step 6 of docs/flows/recognition.md.
 */
export const listEvidenceToTell = transactional(
  operations.listEvidenceToTell,
  async (_request, _context, { client, authority }) => {
    const { rows } = await client.query<{ applicationId: string }>({
      name: 'reviews-evidence-to-tell',
      text: `select evaluation.application_id as "applicationId"
        from reviews.evaluations evaluation
        join applications.contracted_applications application
          on application.authority = evaluation.authority and application.application_id = evaluation.application_id
        where evaluation.authority = $1 and evaluation.status = 'granted'
          and evaluation.application_id in (
            select closed.application_id from evidence.closures closed where closed.authority = $1 and closed.reason is not null)
          -- The lead is of one of the places itself.
          and cardinality(application.places_of_use) - 1 > (
            select count(*) from reviews.peer_decisions decided
            where decided.authority = evaluation.authority and decided.evaluation_id = evaluation.evaluation_id)
        order by evaluation.application_id`,
      values: [authority],
    })
    return { body: { applicationIds: rows.map(({ applicationId }) => applicationId) } }
  },
)
