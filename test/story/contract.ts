import {
  acceptApplication,
  countersignAgreement,
  declareApplicationImpartiality,
  getApplication,
  signAgreement,
  startReview,
} from '@concert/contracts/applications'
import type { Applied } from './apply.ts'
import { verifyClaim } from './claim.ts'
import { hongKong } from './lead.ts'
import { staffSession, until, type World } from './session.ts'

/** Step 2 of docs/flows/story.md: who the client is, whether the system is lodged elsewhere, completeness, acceptance, and the agreement signed by both. */
export async function contract(
  world: World,
  { applicant, applicationId, organisationId }: Applied,
  lead = hongKong,
): Promise<void> {
  world.narrator.step(2, 'Hong Kong reviews the application, accepts it, and both sign the agreement')
  await verifyClaim(world, applicant, organisationId, lead)
  const params = { applicationId: applicationId as never }
  const reviewer = await staffSession(world, lead.authority, lead.reviewer)
  await until(`the answers of the other authorities on the lodgement of ${applicationId}`, async () => {
    const { lodgement } = (await reviewer.call(getApplication, { params })).body
    return lodgement?.result ?? undefined
  })
  const planOwner = await staffSession(world, lead.authority, lead.planOwner)
  await planOwner.command(getApplication, startReview, { params, body: { reviewerId: lead.reviewer } })
  await reviewer.command(getApplication, declareApplicationImpartiality, {
    params,
    body: { conflict: false, statement: 'No relation with the client in the last two years.' },
  })
  const accepted = await reviewer.command(getApplication, acceptApplication, {
    params,
    body: {
      review: {
        informationSufficient: true,
        differencesResolved: true,
        scopeDefined: true,
        meansAvailable: true,
        competenceAvailable: true,
      },
      scope: lead.scope,
      firstOfItsKindJustification:
        'The team holds the competence in language models and in law that this system needs.',
      outsourcing: [],
    },
  })
  const agreementVersion = accepted.body.agreement?.version ?? ''
  await applicant.command(getApplication, signAgreement, {
    params,
    body: { agreementVersion, signatoryName: lead.signatoryName },
  })
  const signatory = await staffSession(world, lead.authority, lead.signatory)
  await signatory.command(getApplication, countersignAgreement, { params, body: { agreementVersion } })
}
