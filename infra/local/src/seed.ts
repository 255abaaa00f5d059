import { createHash } from 'node:crypto'
import { type Transaction, withAuthority } from '@concert/db/authority-transaction'
import { createPool } from '@concert/db/pool'
import { recordChange } from '@concert/db/record-change'
import { checkIdentifier } from '@concert/domain/identifiers/check-identifier'
import { authorities, type Authority } from '@concert/domain/jurisdictions'
import { Client } from 'pg'
import type { AuthorityCast, Cast, Company, StaffMember } from './cast.ts'
import { type Databases, serviceUrl } from './databases.ts'

/** The cast works, and the story can run, until the end of 2035 in UTC: the same dates on every machine. */
const AUTHORISED_FROM = '2026-01-01T00:00:00Z'
const AUTHORISED_UNTIL = '2036-01-01T00:00:00Z'

/** Writes the missing parts of a cast: the same people, companies and identifiers on every machine. */
export async function seed(databases: Databases, password: string, cast: Cast): Promise<void> {
  for (const authority of authorities) {
    await seedStaff(databases.adminUrls[authority], authority, cast[authority])
    await seedCompanies(serviceUrl(databases, authority, 'applications', password), authority, cast[authority])
  }
}

async function seedStaff(adminUrl: string, authority: Authority, { staff }: AuthorityCast): Promise<void> {
  const client = new Client({ connectionString: adminUrl, application_name: 'concert seed' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query("select set_config('concert.authority', $1, false)", [authority])
    for (const member of staff) await seedMember(client, authority, member)
  } finally {
    await client.end()
  }
}

async function seedMember(client: Client, authority: Authority, member: StaffMember): Promise<void> {
  await client.query(
    `insert into personnel.people (authority, person_id, display_name, languages) values ($1, $2, $3, $4)
     on conflict do nothing`,
    [authority, member.id, member.name, member.languages],
  )
  for (const role of member.functions) {
    await client.query(
      `insert into personnel.authorisations (authority, authorisation_id, person_id, function, valid_from, valid_until)
       values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
      [authority, `aut-${member.id}-${role}`, member.id, role, AUTHORISED_FROM, AUTHORISED_UNTIL],
    )
  }
  for (const code of member.competences) {
    await client.query(
      'insert into personnel.competences (authority, person_id, code) values ($1, $2, $3) on conflict do nothing',
      [authority, member.id, code],
    )
  }
  for (const engagement of member.engagements) {
    await client.query(
      `insert into personnel.engagements (authority, person_id, identifier_scheme, identifier_value, kind, from_on, until_on)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
      [
        authority,
        member.id,
        engagement.identifier.scheme,
        engagement.identifier.value,
        engagement.kind,
        engagement.fromOn,
        engagement.untilOn,
      ],
    )
  }
}

async function seedCompanies(url: string, authority: Authority, { companies }: AuthorityCast): Promise<void> {
  const pool = createPool({ connectionString: url, applicationName: 'concert seed', max: 1 })
  try {
    for (const company of companies.filter(({ registersItself }) => !registersItself)) {
      const wall = { authority, applicant: company.clientId }
      await withAuthority(pool, wall, (transaction) => seedCompany(transaction, company))
    }
  } finally {
    await pool.end()
  }
}

async function seedCompany(transaction: Transaction, company: Company): Promise<void> {
  const organisationId = steadyId('org', company.clientId)
  if (await seedOrganisation(transaction, organisationId, company)) {
    await seedAiSystem(transaction, organisationId, company)
  }
}

/**
 * @returns whether it was missing
 * @throws Error when the company's identifier does not pass the check of its register, like in a registration
 */
async function seedOrganisation(transaction: Transaction, organisationId: string, company: Company): Promise<boolean> {
  const { clientId, names, place, address, contact } = company
  const { scheme: identifierScheme, value } = company.identifier
  const check = checkIdentifier(identifierScheme, value)
  if (!check.ok) throw new Error(`${clientId} has no valid ${identifierScheme}: ${value}`)
  const identifierValue = check.value
  const { rowCount } = await transaction.client.query(
    `insert into applications.organisations (authority, organisation_id, applicant_id, version, names, identifier_scheme,
       identifier_value, place, address, contact, registered_at)
     values ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9, transaction_timestamp()) on conflict do nothing`,
    [
      transaction.authority,
      organisationId,
      clientId,
      names,
      identifierScheme,
      identifierValue,
      place,
      address,
      contact,
    ],
  )
  if (rowCount === 0) return false
  await recordChange(transaction, {
    stream: 'organisation',
    streamId: organisationId,
    version: 0,
    action: 'organisation.registered',
    actor: { id: clientId },
    events: [
      {
        type: 'OrganisationRegistered',
        payload: {
          organisationId,
          applicantId: clientId,
          names,
          identifierScheme,
          identifierValue,
          lei: null,
          place,
        },
      },
    ],
    receipts: [
      { clause: 'iso17065-7.2', guard: 'identifierChecked', inputs: { identifierScheme, identifierValue, place } },
    ],
  })
  return true
}

async function seedAiSystem(transaction: Transaction, organisationId: string, company: Company): Promise<void> {
  const { clientId, system } = company
  const aiSystemId = steadyId('sys', clientId)
  const weightsDigest = sha256(`weights of ${clientId}`)
  await transaction.client.query(
    `insert into applications.ai_systems (authority, ai_system_id, applicant_id, organisation_id, version, names,
       system_version, weights_digest, intended_purpose, registered_at)
     values ($1, $2, $3, $4, 1, $5, $6, $7, $8, transaction_timestamp())`,
    [
      transaction.authority,
      aiSystemId,
      clientId,
      organisationId,
      system.names,
      system.version,
      weightsDigest,
      system.purpose,
    ],
  )
  const systemVersion = system.version
  await recordChange(transaction, {
    stream: 'ai-system',
    streamId: aiSystemId,
    version: 0,
    action: 'ai-system.registered',
    actor: { id: clientId },
    events: [
      {
        type: 'AiSystemRegistered',
        payload: {
          aiSystemId,
          organisationId,
          applicantId: clientId,
          names: system.names,
          systemVersion,
          weightsDigest,
          intendedPurpose: system.purpose,
        },
      },
    ],
    receipts: [
      { clause: 'iso17065-7.2', guard: 'systemIdentified', inputs: { organisationId, systemVersion, weightsDigest } },
    ],
  })
}

/** The same identifier for the same company on every machine, in the form of a UUID version 7. */
function steadyId(prefix: string, name: string): string {
  const hex = sha256(`${prefix} ${name}`)
  return `${prefix}_0197f3a0-${hex.slice(0, 4)}-7${hex.slice(4, 7)}-8${hex.slice(7, 10)}-${hex.slice(10, 22)}`
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
