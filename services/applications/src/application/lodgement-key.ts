import { createHmac } from 'node:crypto'

/** A key under which the authorities compare weights. */
export interface LodgementKey {
  /** Derived from the key, so that two authorities with different keys never take them for the same. */
  readonly id: string
  /** The index of weights, from their SHA-256 digest: HMAC-SHA-256. */
  indexOf(weightsDigest: string): string
}

/** The key as it was agreed. Its id does not reveal it. */
export function lodgementKeyFrom(secret: Buffer): LodgementKey {
  const mac = (text: string): string => createHmac('sha256', secret).update(text).digest('hex')
  return {
    id: mac('the id of this key').slice(0, 16),
    indexOf: (weightsDigest) => mac(`weights ${weightsDigest}`),
  }
}
