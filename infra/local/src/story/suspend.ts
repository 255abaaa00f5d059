import {
  declareEffectImpartiality,
  getCertificate,
  getEffect,
  substantiateNonconformity,
  suspendEffect,
} from '@concert/contracts'
import type { Jurisdiction } from '@concert/domain'
import { publicSession, staffSession, until, type World } from './session.ts'

const noConflict = { conflict: false, statement: 'No relation with the client in the last two years.' }

export type Effects = Record<Jurisdiction, string>

/** Step 7: Macao suspends its own effect; the register shows it, and the two others are untouched. */
export async function suspendInMacao(world: World, certificateNumber: string): Promise<Effects> {
  world.narrator.step(7, 'Macao suspends its own effect; Hong Kong and Guangdong are untouched')
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
    const found: Effects = { CN: statusIn('CN'), HK: statusIn('HK'), MO: statusIn('MO') }
    return found.MO === 'suspended' ? found : undefined
  })
  world.narrator.remark(`the register shows it after ${((performance.now() - began) / 1000).toFixed(1)} s`)
  return effects
}
