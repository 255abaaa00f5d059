import type { ParamKinds } from '@concert/domain/params'
import type { Sentence } from '#sentence.ts'

/** One sentence of `detail`, with the params it is filled with. */
export interface DetailSentence {
  readonly params: ParamKinds
  readonly sentence: Sentence
}
