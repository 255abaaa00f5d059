import { type FoundBytes, ObjectRefused } from './object-store.ts'

/** @throws ObjectRefused when there is no byte, or the digest is not the declared one */
export function requireDeclared(found: FoundBytes, declaredDigest: string): void {
  if (found.sizeBytes === 0) throw new ObjectRefused('the file has no bytes', found)
  if (found.digest === declaredDigest) return
  throw new ObjectRefused(`the bytes have the digest ${found.digest}, declared was ${declaredDigest}`, found)
}
