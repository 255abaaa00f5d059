import {
  castRecognitionVote,
  declareRecognitionImpartiality,
  getRecognition,
  listRecognitions,
} from '@concert/contracts/recognitions'
import type { Authority } from '@concert/domain/jurisdictions'
import { staffSession, until, type World } from './session.ts'

/** The condition of Macao's recognition; it becomes part of what is signed. */
export const CONDITION_OF_MACAO = 'The notice in Portuguese stays visible on every page of the service in Macao.'

/** Step 4 of docs/flows/story.md: the dossier reaches Guangdong and Macao, and each decides in its own cell. */
export async function recognise(world: World, evaluationId: string): Promise<void> {
  world.narrator.step(4, 'A signed dossier goes to Guangdong and Macao; each decides in its own cell')
  await recogniseIn(world, 'cn-gd', ['li.jianguo', 'wang.fang'], evaluationId, [])
  await recogniseIn(world, 'mo', ['antonio.xavier', 'ines.leong'], evaluationId, [CONDITION_OF_MACAO])
  world.narrator.remark('Guangdong recognises; Macao recognises with a condition')
}

async function recogniseIn(
  world: World,
  authority: Authority,
  people: readonly string[],
  evaluationId: string,
  conditions: string[],
): Promise<void> {
  for (const personId of people) {
    const decider = await staffSession(world, authority, personId)
    const recognitionId = await until(`the dossier in ${authority}`, async () => {
      const { body } = await decider.call(listRecognitions, { query: { evaluationId } })
      return body.items[0]?.recognitionId
    })
    const params = { recognitionId }
    await decider.command(getRecognition, declareRecognitionImpartiality, {
      params,
      body: { conflict: false, statement: 'No relation with the client in the last two years.' },
    })
    await decider.command(getRecognition, castRecognitionVote, {
      params,
      body: { decision: 'recognise', conditions, reasons: 'The dossier shows that the local annex is met.' },
    })
  }
}
