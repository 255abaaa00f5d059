import type { Transaction } from '@concert/db/authority-transaction'
import type { objectForms } from '@concert/domain/artefact/object-forms'
import type { FoundBytes, ObjectStore } from './object-store.ts'

/**
 * The objects of an authority, by the SHA-256 of their content: sealed before they come to the store, with a key for each. Without its key an
 * object is unreadable, wherever a copy of its bytes is. Otherwise as {@link ObjectStore}.
 */
export interface EvidenceObjects extends Pick<ObjectStore, 'put' | 'read' | 'hash' | 'removeUnfinished'> {
  /**
   * Takes a file in the folder of this authority that holds the sealed records of an object, and leaves it where it is. As `put` otherwise.
   *
   * @param known what the records are and hold, where both were hashed as they were written; otherwise they are read
   */
  putSealed(file: string, declaredDigest: string, key: Buffer, known?: KnownRecords): Promise<FoundBytes>
  /**
   * Whether its key and its bytes are there.
   *
   * @param within the transaction in which the caller asks: it needs no second connection
   */
  has(digest: string, within?: Transaction): Promise<boolean>
  /** Seals an object that is stored in the clear, from before there were keys; does nothing of any other. */
  sealPlain(digest: string): Promise<void>
  /** Removes bytes by their name in the store: those of a key that is no more. */
  removeStored(storedAs: string): Promise<void>
  /** The names of the bytes last stored before an instant, in lists. */
  storedBefore(at: Date): AsyncIterable<readonly string[]>
}

/** What the sealed records of an object are, and what they hold. */
export interface KnownRecords {
  readonly content: FoundBytes
  readonly stored: FoundBytes
}

type ObjectForm = (typeof objectForms)[number]

/** In which form an object is in the store: in the clear, as all were once, or as records of 64 KiB. */
export type StoredObject =
  | { readonly form: Extract<ObjectForm, 'plain'>; readonly storedAs: string; readonly sizeBytes: number }
  | {
      readonly form: Exclude<ObjectForm, 'plain'>
      /** The name of its bytes in the store: the SHA-256 of what is stored. Another sealing has another name. */
      readonly storedAs: string
      /** Of its content. */
      readonly sizeBytes: number
      readonly keyId: string
      readonly wrapped: Buffer
    }

export type SealedObject = Exclude<StoredObject, { form: 'plain' }>

/** Where the keys of the objects are. */
export interface ObjectKeys {
  find(digest: string, within?: Transaction): Promise<StoredObject | undefined>
  /** From now on the content is read by this key; an earlier one is gone. @returns the name of the bytes of the earlier one */
  keep(digest: string, sealed: SealedObject): Promise<string | undefined>
  /** The same, only where it is stored in the clear; otherwise nothing changes. @returns whether it was */
  replacePlain(digest: string, sealed: SealedObject): Promise<boolean>
}
