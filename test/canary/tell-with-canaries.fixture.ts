import { authorities } from '@concert/domain/jurisdictions'
import type { Whole } from '../journeys/whole.fixture.ts'
import { apply } from '../story/apply.ts'
import { type Lead, mainland } from '../story/lead.ts'
import { tellWholeStory, type WholeResult } from '../story/story.ts'
import { personalData } from './canaries.fixture.ts'

/** Macao leads no case to its end here: what it is given stays with it from the first request on. */
const macao: Lead = { ...mainland, authority: 'mo', company: 'tap-seac-tourism', placesOfUse: ['MO'], dataSubjects: 12 }

/** Tells the whole story with personal data in the evidence of every authority, until no work is left. */
export async function tellWithCanaries(whole: Whole): Promise<WholeResult> {
  const data = Object.fromEntries(authorities.map((authority) => [authority, personalData(authority)]))
  const world = { ...whole.world, personalData: data }
  await apply(world, macao)
  const told = await tellWholeStory(world)
  await whole.idle()
  return told
}
