import { demandsOf } from '@concert/domain/evidence-coverage/demands'
import { type Jurisdiction, jurisdictions } from '@concert/domain/jurisdictions'
import type { RiskClass } from '@concert/domain/risk-class'
import { applicableRequirements, type CertificationScope } from '@concert/domain/scheme/applicability'
import { modalities, type Modality } from '@concert/domain/scheme/requirement'
import { scopeViolations } from '@concert/domain/scheme/scope-violations'
import { operations } from '@concert/contracts/operations'
import { plain } from '@concert/platform/operation-route'
import type { FoundError } from '@concert/contracts/found-errors'
import { violation } from '@concert/domain/violation'
import { notFound, rulesNotMet } from '@concert/platform/refused-request'
import { requirementOf } from '@concert/schemes/edition-facts'
import type { Edition } from '@concert/schemes/load-edition'
import type { RegistryContext } from '#context.ts'

interface ScopeQuery {
  readonly riskClass?: RiskClass | undefined
  readonly modalities?: string | undefined
  readonly placesOfUse?: string | undefined
}

/** The requirements of an edition in the scope that the query names. */
export const listRequirements = plain(
  operations.listRequirements,
  async ({ params: { edition }, query }, context: RegistryContext) => ({
    body: { edition, items: requirementsIn(context, edition, query) },
  }),
)

/**
 * The requirements of an edition that apply to a scope. A missing part counts as the widest: class high, every
 * modality, every place of use.
 *
 * @throws RefusedRequest 404 for an unknown edition, 422 for a scope in which nothing can be certified
 */
function requirementsIn({ editions }: RegistryContext, editionId: string, query: ScopeQuery) {
  const edition = editions.find(({ id }) => id === editionId) ?? notFound('edition')
  return applicableRequirements(edition, scopeOf(query)).map(
    ({ requirementId, obligation, mustAnswer, needsEvidence }) => {
      const { title, statement, evidence } = known(edition, requirementId)
      const asked = demandsOf({ requirements: [{ id: requirementId, evidence }] }).map(
        ({ kind, residencyCategory, maxAgeDays }, index) => {
          const { description = '' } = evidence[index] ?? {}
          return { kind, description, residencyCategory, maxAgeDays }
        },
      )
      return { requirementId, title, statement: statement.en, obligation, mustAnswer, needsEvidence, evidence: asked }
    },
  )
}

function known(edition: Edition, requirementId: string) {
  const requirement = requirementOf(edition, requirementId)
  if (requirement === undefined) throw new Error(`${edition.id} applies ${requirementId}, which it does not have`)
  return requirement
}

function scopeOf(query: ScopeQuery): CertificationScope {
  const riskClass = query.riskClass ?? 'high'
  const errors: FoundError[] = scopeViolations({ riskClass })
  const scope = {
    riskClass,
    modalities: listed<Modality>(query.modalities, modalities, 'modalities', errors),
    placesOfUse: listed<Jurisdiction>(query.placesOfUse, jurisdictions, 'placesOfUse', errors),
  }
  if (errors.length > 0) rulesNotMet(errors)
  return scope
}

function listed<Value extends string>(
  given: string | undefined,
  known: readonly Value[],
  parameter: 'modalities' | 'placesOfUse',
  errors: FoundError[],
): Value[] {
  if (given === undefined) return [...known]
  const entries = given.split(',').map((entry) => entry.trim())
  const unknown = entries.filter((entry) => !known.some((value) => value === entry))
  for (const entry of unknown) {
    errors.push(
      parameter === 'modalities'
        ? violation('modality-unknown', '', { modality: entry, known }, parameter)
        : violation('place-unknown', '', { place: entry, known }, parameter),
    )
  }
  return known.filter((value) => entries.includes(value))
}
