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
import { staffSession, until, type World } from './session.ts'

/** Step 2 of docs/flows/story.md: who the client is, whether the system is lodged elsewhere, completeness, acceptance, and the agreement signed by both. */
export async function contract(world: World, { applicant, applicationId, organisationId }: Applied): Promise<void> {
  world.narrator.step(2, 'Hong Kong reviews the application, accepts it, and both sign the agreement')
  await verifyClaim(world, applicant, organisationId)
  const params = { applicationId: applicationId as never }
  const reviewer = await staffSession(world, 'hk', 'wong.kahei')
  await until(`the answers of the other authorities on the lodgement of ${applicationId}`, async () => {
    const { lodgement } = (await reviewer.call(getApplication, { params })).body
    return lodgement?.result ?? undefined
  })
  const planOwner = await staffSession(world, 'hk', 'chan.siuming')
  await planOwner.command(getApplication, startReview, { params, body: { reviewerId: 'wong.kahei' } })
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
      scope: {
        en: 'Legal question answering in Cantonese and English',
        'zh-Hant': '粵語及英語法律問答',
        'zh-Hans': '粤语及英语法律问答',
        pt: 'Resposta a perguntas jurídicas em cantonês e inglês',
      },
      firstOfItsKindJustification:
        'The team holds the competence in language models and in law that this system needs.',
      outsourcing: [],
    },
  })
  const agreementVersion = accepted.body.agreement?.version ?? ''
  await applicant.command(getApplication, signAgreement, {
    params,
    body: { agreementVersion, signatoryName: 'Ho Sin-man' },
  })
  const signatory = await staffSession(world, 'hk', 'yip.suetying')
  await signatory.command(getApplication, countersignAgreement, { params, body: { agreementVersion } })
}
