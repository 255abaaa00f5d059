import { apply } from './apply.ts'
import { contract } from './contract.ts'
import { decide } from './decide.ts'
import { evaluate } from './evaluate.ts'
import { type BorderRead, readAcrossBorder } from './read-across-border.ts'
import { recognise } from './recognise.ts'
import type { World } from './session.ts'
import { type Effects, suspendInMacao } from './suspend.ts'
import { awaitCertificate, verifyAsAnyone } from './verify.ts'

/** What both tellings came to: that of one certificate in three places, and that of a file across a border. */
export interface WholeResult extends StoryResult {
  readonly borderRead: BorderRead
}

export interface StoryResult {
  readonly certificateNumber: string
  readonly verified: boolean
  readonly effects: Effects
  readonly seconds: number
  /** The time between Macao's decision and the suspension in the register. */
  readonly suspensionShownAfterSeconds: number
}

/** The whole of docs/flows/story.md. Only HTTP. */
export async function tellWholeStory(world: World): Promise<WholeResult> {
  const result = await tellStory(world)
  return { ...result, borderRead: await readAcrossBorder(world) }
}

/** The main scenario, from a company's first request to a certificate that anyone verifies: docs/flows/story.md. Only HTTP. */
export async function tellStory(world: World): Promise<StoryResult> {
  const began = performance.now()
  const applied = await apply(world)
  await contract(world, applied)
  const evaluated = await evaluate(world, applied)
  await decide(world, evaluated)
  await recognise(world, evaluated.evaluationId)
  const certificateNumber = await awaitCertificate(world, applied)
  const verified = await verifyAsAnyone(world, certificateNumber)
  const { effects, shownAfterSeconds } = await suspendInMacao(world, certificateNumber)
  const seconds = Math.round((performance.now() - began) / 100) / 10
  return { certificateNumber, verified, effects, seconds, suspensionShownAfterSeconds: shownAfterSeconds }
}
