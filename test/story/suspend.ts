import {
  declareEffectImpartiality,
  getEffect,
  substantiateNonconformity,
  suspendEffect,
} from '@concert/contracts/recognitions'
import { getCertificate } from '@concert/contracts/registry'
import { type Jurisdiction, jurisdictions } from '@concert/domain/jurisdictions'
import { publicSession, staffSession, until, type World } from './session.ts'

const noConflict = { conflict: false, statement: 'No relation with the client in the last two years.' }

export type Effects = Record<Jurisdiction, string>

export interface Suspended {
  readonly effects: Effects
  /** The time from the answer to the decision until anyone could see it in the register, in seconds, rounded to a tenth. */
  readonly shownAfterSeconds: number
}

/** Step 7 of docs/flows/story.md: Macao suspends its own effect; the register shows it, and the others are not affected. */
export async function suspendInMacao(world: World, certificateNumber: string): Promise<Suspended> {
  world.narrator.step(7, 'Macao suspends its own effect; the others are not affected')
  const params = { certificateNumber }
  const evaluator = await staffSession(world, 'mo', 'sofia.lam')
  await until("Macao's effect", async () => evaluator.call(getEffect, { params }).catch(() => undefined))
  await evaluator.command(getEffect, declareEffectImpartiality, {
    params,
    body: { function: 'evaluator', ...noConflict },
  })
  await evaluator.command(getEffect, substantiateNonconformity, {
    params,
    body: {
      source: 'complaint',
      reason: {
        en: 'The notice in Portuguese disappeared in release 2.4.1.',
        pt: 'O aviso em português desapareceu na versão 2.4.1.',
        'zh-Hant': '葡文告示在2.4.1版中消失。',
      },
    },
  })
  const decider = await staffSession(world, 'mo', 'paulo.sou')
  await decider.command(getEffect, declareEffectImpartiality, {
    params,
    body: { function: 'decision-maker', ...noConflict },
  })
  await decider.command(getEffect, suspendEffect, {
    params,
    body: {
      reason: {
        en: 'Suspended until the notice is restored.',
        pt: 'Suspenso até à reposição do aviso.',
        'zh-Hant': '暫停，直至恢復告示。',
      },
    },
  })
  const began = performance.now()
  const anyone = publicSession(world)
  const effects = await until('the register to show the suspension', async () => {
    const { body } = await anyone.call(getCertificate, { params })
    const statusIn = (jurisdiction: Jurisdiction) =>
      body.effects.find((effect) => effect.jurisdiction === jurisdiction)?.status ?? 'none'
    const found = Object.fromEntries(jurisdictions.map((place) => [place, statusIn(place)])) as Effects
    return found.MO === 'suspended' ? found : undefined
  })
  const shownAfterSeconds = Math.round((performance.now() - began) / 100) / 10
  world.narrator.remark(`the register shows it after ${shownAfterSeconds.toFixed(1)} s`)
  return { effects, shownAfterSeconds }
}
