/** How long a bucket is waited for, in ms. */
export interface BucketTimes {
  /** For a connection. */
  readonly connectMs: number
  /** For the answer to a question of an object, or to its removal: a transaction may be open. It is asked twice. */
  readonly answerMs: number
  /** For the beginning of the bytes of an object, or of a list. It is asked twice. */
  readonly beginMs: number
  /** For the next bytes of an object; and while one is sent, for a sign that bytes of it are taken. */
  readonly silenceMs: number
}

const BUCKET_CONNECT_MS = 2_000
/** Twice this is less than a transaction may wait. */
const BUCKET_ANSWER_MS = 3_000
const BUCKET_BEGIN_MS = 5_000
const BUCKET_SILENCE_MS = 15_000

export const bucketTimes: BucketTimes = {
  connectMs: BUCKET_CONNECT_MS,
  answerMs: BUCKET_ANSWER_MS,
  beginMs: BUCKET_BEGIN_MS,
  silenceMs: BUCKET_SILENCE_MS,
}
