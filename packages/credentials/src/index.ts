export { canonicalBytes, digestHex, parseCanonical } from '#canonical.ts'
export {
  checkKeySet,
  generateKey,
  type PrivateJwk,
  type PublicJwk,
  type PublicKeySet,
  privateJwk,
  publicJwk,
  publicKeySet,
  publicKeySetSchema,
  publicPart,
} from '#keys.ts'
export { isDateOrInstant, type Period, periodAt } from '#period-of-validity.ts'
export { CredentialRefused, type RefusalReason } from '#refusal.ts'
export { writeSecretFile } from '#secret-file.ts'
export { assemble, attest, compactOf } from '#signed-credential.ts'
export { readPrivateKeyFile, type Signer, softSigner, writePrivateKeyFile } from '#signer.ts'
export { signStatement, type StatementType, verifyStatement } from '#statement.ts'
export type { JwsSignature } from '#strict-jws.ts'
export { type JsonValue, jsonBytesMax, parseStrictJson } from '#strict-json.ts'
export { type KeyPurpose, type PinnedKeys, readTrustFolder } from '#trust-folder.ts'
export {
  type Authenticity,
  type Authority,
  type KeySets,
  type SignatureFinding,
  type VerificationResult,
  verifyCredential,
} from '#verify-credential.ts'
