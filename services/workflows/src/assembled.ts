import type { GeneralJws } from '@concert/contracts/certificate-content'
import { PermanentFailure } from '@concert/workflows/permanent-failure'

/** The credential in the record of a certificate. @throws PermanentFailure when there is none yet */
export function assembled({ credential }: { readonly credential: GeneralJws | null }): GeneralJws {
  if (credential === null) throw new PermanentFailure('the credential is not assembled')
  return credential
}
