import type { Transaction } from '@concert/db/authority-transaction'
import type { OrganisationStatus } from '@concert/domain/organisation/state'
import { and, desc, eq, sql } from 'drizzle-orm'
import { organisations } from './tables.ts'

interface SameIdentifier {
  readonly organisationId: string
  readonly status: OrganisationStatus
}

/** Others that a client has claimed, or that are verified, under the identifier or the LEI of an organisation. */
const sameIdentifier = sql<SameIdentifier[]>`coalesce((
  select json_agg(json_build_object('organisationId', other.organisation_id, 'status', other.status) order by other.organisation_id)
  from applications.organisations other
  where other.authority = organisations.authority and other.organisation_id <> organisations.organisation_id
    and other.status <> 'registered'
    and ((other.identifier_scheme = organisations.identifier_scheme
          and other.normal_identifier = organisations.normal_identifier)
         or other.normal_lei = organisations.normal_lei)), '[]')`

/** Organisations of the authority, newest first, after the one with these sort values. */
export async function newestOrganisations(
  transaction: Transaction,
  status: OrganisationStatus | undefined,
  after: readonly string[] | undefined,
  rowsMax: number,
) {
  const { organisationId, names, place, lei, version, registeredAt } = organisations
  const rows = await transaction.db
    .select({
      organisationId,
      names,
      place,
      scheme: organisations.identifierScheme,
      value: organisations.identifierValue,
      lei,
      status: organisations.status,
      version,
      registeredAt,
      sameIdentifier,
    })
    .from(organisations)
    .where(
      and(
        eq(organisations.authority, transaction.authority),
        status === undefined ? undefined : eq(organisations.status, status),
        after === undefined
          ? undefined
          : sql`(${registeredAt}, ${organisationId}) < (${after[0]}::timestamptz, ${after[1]})`,
      ),
    )
    .orderBy(desc(registeredAt), desc(organisationId))
    .limit(rowsMax)
  return rows.map(({ scheme, value, ...row }) => ({ ...row, identifier: { scheme, value } }))
}
