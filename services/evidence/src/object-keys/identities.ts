import type { Authority } from '@concert/domain/jurisdictions'

/** Which object of which authority a record belongs to: it is sealed into each, so that none is taken for another's. */
export function objectIdentity(authority: Authority, digest: string): string {
  return `concert evidence object 1\n${authority}\n${digest}`
}

/** Which bytes in the store the key of an object is for: it is sealed into the wrapped key, so that no row is taken for another. */
export function keyIdentity(identityOfObject: string, storedAs: string): string {
  return `${identityOfObject}\n${storedAs}`
}

/** For which upload of an object a key is: no row is taken for another's, nor for that of an object. */
export function uploadIdentity(identityOfObject: string, uploadId: string): string {
  return `${identityOfObject}\nupload ${uploadId}`
}
