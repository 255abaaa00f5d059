// Made by `npm run generate` from the files of this folder that are named after an operation.
import { getCertificate } from './get-certificate.ts'
import { getCompactCredential } from './get-compact-credential.ts'
import { getCredential } from './get-credential.ts'
import { listEffectStatements } from './list-effect-statements.ts'
import { publishCertificate } from './publish-certificate.ts'
import { publishEffect } from './publish-effect.ts'
import { searchCertificates } from './search-certificates.ts'

export const register = {
  getCertificate,
  getCompactCredential,
  getCredential,
  listEffectStatements,
  publishCertificate,
  publishEffect,
  searchCertificates,
}
