import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { SealBroken } from '#object-store/sealed-records.ts'

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** How much longer a value is when it is sealed, in bytes. */
export const SEAL_BYTES = NONCE_BYTES + TAG_BYTES

/**
 * Seals a short value with AES-256-GCM under a nonce of chance: nonce, sealed bytes, tag.
 *
 * @param key of 256 bits, which may seal many values
 * @param identity what the value is: it opens as nothing else
 */
export function sealValue(key: Buffer, value: Buffer, identity: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(identity))
  return Buffer.concat([nonce, cipher.update(value), cipher.final(), cipher.getAuthTag()])
}

/** @throws SealBroken where it is not what was sealed with this key as what the identity says */
export function openValue(key: Buffer, sealed: Buffer, identity: string): Buffer {
  if (sealed.byteLength < SEAL_BYTES) throw new SealBroken('the sealed value is cut off')
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(identity)).setAuthTag(sealed.subarray(-TAG_BYTES))
  const value = decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES))
  try {
    decipher.final()
  } catch (error) {
    throw new SealBroken('the value was sealed as another, or with another key', { cause: error })
  }
  return value
}
