import { fork } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { submitApplication } from '@concert/contracts/applications'
import { callOperation } from '@concert/platform/operation-client'
import { answerAll, openDraft } from '../story/apply.ts'
import { copyDrafts, databaseUrlOf, type Draft } from './copy-drafts.ts'
import { type Ground, LIFTED, onGround } from './ground.ts'
import { against, type BenchResult, inTurn, ratePerSecond, rounded, type Say } from './measure.ts'
import { recordStatements } from './record-statements.ts'

/** The least that is promised: of the bare handler's throughput. */
const BAR = 0.6
const ROUNDS = 12
const DRAFTS_A_ROUND = 75
const WIDTH = 8

/**
 * Submission of a draft in which every requirement is answered, with an Idempotency-Key. The floor is a bare Fastify handler
 * that sends the very statements that one submission was seen to send, with the identifiers of the draft at hand.
 */
export async function benchSubmit(say: Say): Promise<BenchResult> {
  return onGround({ isSplit: true, requestsMax: LIFTED }, async (ground) => {
    const world = {
      origin: ground.constellation.origin,
      folder: ground.folder,
      narrator: { step: () => undefined, request: () => undefined, remark: () => undefined },
    }
    const { applicant, draft } = await openDraft(world)
    await answerAll(world, applicant, draft)
    const copies = await copyDrafts(ground, draft.applicationId, ROUNDS * DRAFTS_A_ROUND * 2 + 1)
    const [first, ...drafts] = copies
    if (first === undefined) throw new Error('no drafts')
    const token = await applicant.tokenFor('applications')
    const recorded = await recordStatements(ground, token, first)
    const floor = await startFloor(ground, first, recorded)
    const half = drafts.length / 2
    const baseUrl = `http://127.0.0.1:${ground.constellation.ports.applications}`
    try {
      const measured = await inTurn(
        ROUNDS,
        (round) =>
          ratePerSecond(DRAFTS_A_ROUND, WIDTH, (index) =>
            submit(baseUrl, token, at(drafts, round * DRAFTS_A_ROUND + index)),
          ),
        (round) =>
          ratePerSecond(DRAFTS_A_ROUND, WIDTH, (index) =>
            floor.submit(at(drafts, half + round * DRAFTS_A_ROUND + index)),
          ),
      )
      say(
        `submit: ${rounded(measured.ours, 0)}/s; bare handler with the same ${recorded.length} statements: ${rounded(measured.floor, 0)}/s`,
      )
      return {
        name: 'submit',
        ...against(BAR, measured.ratio),
        quartiles: measured.quartiles,
        oursPerSecond: rounded(measured.ours, 0),
        floorPerSecond: rounded(measured.floor, 0),
        statements: recorded.length,
      }
    } finally {
      await floor.stop()
    }
  })
}

function submit(baseUrl: string, token: string, draft: Draft): Promise<unknown> {
  return callOperation(submitApplication, {
    baseUrl,
    authority: 'hk',
    token,
    params: { applicationId: draft.applicationId as never },
    body: { declarationNotLodgedElsewhere: true },
    ifMatch: draft.etag,
    idempotencyKey: draft.applicationId,
  })
}

async function startFloor(ground: Ground, template: Draft, statements: readonly unknown[]) {
  const file = join(ground.folder, 'submit-statements.json')
  writeFileSync(file, JSON.stringify({ template, statements }))
  const child = fork(join(import.meta.dirname, 'submit-floor.ts'), [file], {
    env: { ...process.env, DATABASE_URL_HK: databaseUrlOf(ground) },
  })
  const [port] = (await once(child, 'message')) as [number]
  return {
    async submit(draft: Draft): Promise<void> {
      const answer = await fetch(`http://127.0.0.1:${port}/submit`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(draft),
      })
      if (!answer.ok) throw new Error(`the floor answered ${answer.status}: ${await answer.text()}`)
      await answer.text()
    },
    async stop() {
      child.disconnect()
      await once(child, 'exit')
    },
  }
}

function at(drafts: readonly Draft[], index: number): Draft {
  const draft = drafts[index]
  if (draft === undefined) throw new Error(`there is no draft ${index}`)
  return draft
}
