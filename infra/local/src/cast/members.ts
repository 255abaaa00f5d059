import type { Jurisdiction } from '@concert/domain/jurisdictions'
import type { StaffRole } from '@concert/domain/roles'

export interface StaffMember {
  /** The subject of their tokens. */
  readonly id: string
  readonly name: string
  readonly functions: readonly StaffRole[]
  /** Competence codes of the edition. */
  readonly competences: readonly string[]
  readonly languages: readonly string[]
  /** Work for or advice to a client, by the identifier that the client's place gives it (ISO/IEC 17065 4.2.10). */
  readonly engagements?: readonly {
    readonly identifier: Company['identifier']
    readonly kind: 'employment' | 'consultancy'
    readonly fromOn: string
    readonly untilOn: string | null
  }[]
}

export interface Company {
  /** The company's machine client, and so the applicant of all it registers. */
  readonly clientId: string
  readonly names: Readonly<Record<string, string>>
  readonly identifier: { readonly scheme: 'USCC' | 'HK-UBI' | 'MO-TAX'; readonly value: string }
  readonly place: Jurisdiction
  readonly address: string
  readonly contact: { readonly name: string; readonly email: string }
  readonly system: {
    readonly names: Readonly<Record<string, string>>
    readonly version: string
    readonly purpose: string
  }
  /** The story registers this one itself, through the API. */
  readonly registersItself?: true
}

export interface AuthorityCast {
  readonly staff: readonly StaffMember[]
  readonly companies: readonly Company[]
}
