import type { Transaction } from '@concert/db/authority-transaction'
import type { objectForms } from '@concert/domain/artefact/object-forms'
import type { ObjectStore } from './object-store.ts'

/**
 * The objects of an authority, by the SHA-256 of their content: sealed before they come to the store, with a key for each. Without its key an
 * object is unreadable, wherever a copy of its bytes is. Otherwise as {@link ObjectStore}.
 */
export interface EvidenceObjects extends Pick<ObjectStore, 'put' | 'putFile' | 'read' | 'hash' | 'removeUnfinished'> {
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

type ObjectForm = (typeof objectForms)[number]

/** In which form an object is in the store: in the clear, as all were once, or as records of 64 KiB. */
export type StoredObject =
  | { readonly form: Exclude<ObjectForm, 'records-1'>; readonly storedAs: string; readonly sizeBytes: number }
  | {
      readonly form: Extract<ObjectForm, 'records-1'>
      /** The name of its bytes in the store: the SHA-256 of what is stored. Another sealing has another name. */
      readonly storedAs: string
      /** Of its content. */
      readonly sizeBytes: number
      readonly keyId: string
      readonly wrapped: Buffer
    }

export type SealedObject = Extract<StoredObject, { form: 'records-1' }>

/** Where the keys of the objects are. */
export interface ObjectKeys {
  find(digest: string, within?: Transaction): Promise<StoredObject | undefined>
  /** From now on the content is read by this key; an earlier one is gone. @returns the name of the bytes of the earlier one */
  keep(digest: string, sealed: SealedObject): Promise<string | undefined>
  /** The same, only where it is stored in the clear; otherwise nothing changes. @returns whether it was */
  replacePlain(digest: string, sealed: SealedObject): Promise<boolean>
}
