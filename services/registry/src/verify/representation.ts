import type { verification } from '@concert/contracts/registry'
import type { z } from 'zod'
import type { Verdict } from './judge.ts'
import { sentenceOf } from './sentence.ts'

export function verificationOf(verdict: Verdict): z.input<typeof verification> {
  return {
    authentic: verdict.answer.startsWith('authentic-'),
    answer: verdict.answer,
    sentence: {
      en: sentenceOf(verdict, 'en'),
      'zh-Hant': sentenceOf(verdict, 'zh-Hant'),
      'zh-Hans': sentenceOf(verdict, 'zh-Hans'),
      pt: sentenceOf(verdict, 'pt'),
    },
    certificateNumber: verdict.certificateNumber,
    period: verdict.period,
    signatures: verdict.signatures.map(({ authority, kid, valid, reason }) => ({ authority, kid, valid, reason })),
    effects: [...verdict.effects],
    checkedAt: verdict.checkedAt,
  }
}
