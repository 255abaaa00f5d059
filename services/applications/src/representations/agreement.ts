import type { agreement } from '@concert/contracts/applications'
import type { Agreement } from '@concert/domain/application/agreement'
import type { z } from 'zod'

export function representAgreement(signed: Agreement, clientSignatoryName: string | null): z.input<typeof agreement> {
  const { version, clauses, fee, outsourcing } = signed
  return {
    version,
    clauses: [...clauses],
    fee,
    outsourcing: [...outsourcing],
    clientSignatoryName,
    clientSignedBy: signed.clientSignedBy ?? null,
    clientSignedAt: signed.clientSignedAt ?? null,
    countersignedBy: signed.countersignedBy ?? null,
    countersignedAt: signed.countersignedAt ?? null,
  }
}
