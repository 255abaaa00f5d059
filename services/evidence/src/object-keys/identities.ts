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

/** The key with which the texts of an object's pages are sealed: it is sealed into the wrapped key, so that it is never taken for that of the bytes. */
export function textsKeyIdentity(identityOfObject: string): string {
  return `${identityOfObject}\ntexts of pages`
}

/** Which page of which file a sealed text is. */
export function pageTextIdentity(identityOfObject: string, evidenceId: string, page: number): string {
  return `${identityOfObject}\n${evidenceId}\n${page}`
}
