import {
  castRecognitionVote,
  declareRecognitionImpartiality,
  getRecognition,
  listRecognitions,
} from '@concert/contracts/recognitions'
import { type Authority, jurisdictions, recognisingAuthorities } from '@concert/domain/jurisdictions'
import { cast } from './cast.ts'
import { staffSession, until, type World } from './session.ts'

/** The condition of Macao's recognition; it becomes part of what is signed. */
export const CONDITION_OF_MACAO = 'The notice in Portuguese stays visible on every page of the service in Macao.'

/** Step 4 of docs/flows/story.md: the dossier reaches the authority of every other place, and each decides in its own cell. */
export async function recognise(world: World, evaluationId: string): Promise<void> {
  world.narrator.step(4, 'A signed dossier goes to the other authorities; each decides in its own cell')
  for (const authority of recognisingAuthorities('hk', jurisdictions)) {
    const conditions = authority === 'mo' ? [CONDITION_OF_MACAO] : []
    await recogniseIn(world, authority, quorumOf(authority), evaluationId, conditions)
    world.narrator.remark(`${authority} recognises${conditions.length === 0 ? '' : ' with a condition'}`)
  }
}

/** The first two of an authority's decision makers. */
function quorumOf(authority: Authority): string[] {
  const deciders = cast[authority].staff.filter(({ functions }) => functions.includes('decision-maker'))
  return deciders.slice(0, 2).map(({ id }) => id)
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
