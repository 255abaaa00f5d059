import type { Language } from '@concert/domain/languages'
import type { ParamsOf } from '@concert/domain/params'
import { arrivalDetails } from './details/arrivals.ts'
import { decisionDetails } from './details/decisions.ts'
import type { DetailSentence } from './details/detail-sentence.ts'
import { exchangeDetails } from './details/exchange.ts'
import { requestDetails } from './details/requests.ts'
import { uploadDetails } from './details/uploads.ts'
import { sayFilled } from './say-filled.ts'

/** What the `detail` of a problem says of one request, by key, with the params that fill it. */
const details = { ...arrivalDetails, ...requestDetails, ...uploadDetails, ...decisionDetails, ...exchangeDetails }

type DetailKey = keyof typeof details
type DetailParams<Key extends DetailKey> = ParamsOf<(typeof details)[Key]['params']>

/** What a `detail` says, before a language is chosen. */
export type Detail = {
  readonly [Key in DetailKey]: { readonly key: Key; readonly params: DetailParams<Key> }
}[DetailKey]

/**
 * A detail by its key. The params are those that its sentence declares.
 *
 * @example detail('body-too-large', { bytes: 1_048_576 })
 */
export function detail<Key extends DetailKey>(
  key: Key,
  ...[params]: keyof DetailParams<Key> extends never ? [] : [params: DetailParams<Key>]
): Detail {
  // The key and the params are typed by one another; the compiler cannot see that their pair is a member of the union.
  return { key, params: params ?? {} } as Detail
}

/** The kinds of record that can be said not to be here. */
export type RecordKind = DetailParams<'record-not-found'>['record']

/** The sentence of a detail in one language. */
export function sayDetail({ key, params }: Detail, language: Language): string {
  const told: DetailSentence = details[key]
  return sayFilled(told.sentence, language, told.params, params)
}
