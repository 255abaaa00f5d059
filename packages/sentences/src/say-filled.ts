import type { Language } from '@concert/domain/languages'
import type { ParamKinds } from '@concert/domain/params'
import { say, type Sentence, type SentenceParams } from './sentence.ts'
import { worded } from './words.ts'

/** A sentence in one language, its params said by their kinds: words of closed lists in that language, data as it stands. */
export function sayFilled(sentence: Sentence, language: Language, kinds: ParamKinds, params: SentenceParams): string {
  const filled = Object.entries(params).map(([name, value]) => [name, worded(kinds[name] ?? 'text', value, language)])
  return say(sentence, language, Object.fromEntries(filled))
}
