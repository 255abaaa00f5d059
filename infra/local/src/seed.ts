import { createHash } from 'node:crypto'
import { aiSystemCase } from '@concert/applications-service/ai-system/case'
import { organisationCase } from '@concert/applications-service/organisation/case'
import { type Act, type Standing, standingOf } from '@concert/cases/act'
import type { CaseRow } from '@concert/cases/case'
import { changeCase } from '@concert/cases/change-case'
import { type Transaction, withAuthority } from '@concert/db/authority-transaction'
import { createPool } from '@concert/db/pool'
import type { AiSystem } from '@concert/domain/ai-system/state'
import { aiSystemMachine } from '@concert/domain/ai-system/table'
import { authorities, type Authority } from '@concert/domain/jurisdictions'
import { decide } from '@concert/domain/machine'
import type { Organisation } from '@concert/domain/organisation/state'
import { organisationMachine } from '@concert/domain/organisation/table'
import { Client } from 'pg'
import type { AuthorityCast, Cast, Company, StaffMember } from './cast.ts'
import { type Databases, serviceUrl } from './databases.ts'
import type { Secrets } from './provision-keys.ts'
import { seedAccounts } from './seed-accounts.ts'

/** The cast works, and the story can run, until the end of 2035 in UTC: the same dates on every machine. */
const AUTHORISED_FROM = '2026-01-01T00:00:00Z'
const AUTHORISED_UNTIL = '2036-01-01T00:00:00Z'
/** The whole cast signed the undertaking of confidentiality before it began to work. */
const UNDERTAKING_ON = '2025-12-15'

/** Writes the missing parts of a cast, with the keys in `folder`: the same people, companies and identifiers on every machine. */
export async function seed(databases: Databases, secrets: Secrets, cast: Cast, folder: string): Promise<void> {
  for (const authority of authorities) {
    await asAdministrator(databases.adminUrls[authority], authority, async (client) => {
      for (const member of cast[authority].staff) await seedMember(client, authority, member, cast[authority].office)
      await seedAccounts(client, authority, cast[authority], folder)
    })
    await seedCompanies(serviceUrl(databases, authority, 'applications', secrets), authority, cast[authority])
  }
}

async function asAdministrator(
  adminUrl: string,
  authority: Authority,
  work: (client: Client) => Promise<void>,
): Promise<void> {
  const client = new Client({ connectionString: adminUrl, application_name: 'concert seed' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query("select set_config('concert.authority', $1, false)", [authority])
    await work(client)
  } finally {
    await client.end()
  }
}

async function seedAuthorisations(
  client: Client,
  authority: Authority,
  member: StaffMember,
  office: AuthorityCast['office'],
): Promise<void> {
  for (const role of member.functions) {
    await client.query(
      // An authorisation of a database from before offices and undertakings were recorded gets them.
      `insert into personnel.authorisations (authority, authorisation_id, person_id, function, valid_from, valid_until,
         office_place, office_city, office_entity, undertaking_on)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict (authority, authorisation_id) do update
         set office_place = coalesce(authorisations.office_place, excluded.office_place),
             office_city = case when authorisations.office_place is null then excluded.office_city else authorisations.office_city end,
             office_entity = coalesce(authorisations.office_entity, excluded.office_entity),
             undertaking_on = coalesce(authorisations.undertaking_on, excluded.undertaking_on)
         where authorisations.office_place is null and excluded.office_place is not null
           or authorisations.undertaking_on is null`,
      [
        authority,
        `aut-${member.id}-${role}`,
        member.id,
        role,
        AUTHORISED_FROM,
        AUTHORISED_UNTIL,
        office?.place,
        office?.city,
        office?.entity,
        UNDERTAKING_ON,
      ],
    )
  }
}

async function seedMember(
  client: Client,
  authority: Authority,
  member: StaffMember,
  office: AuthorityCast['office'],
): Promise<void> {
  await client.query(
    `insert into personnel.people (authority, person_id, display_name, languages) values ($1, $2, $3, $4)
     on conflict do nothing`,
    [authority, member.id, member.name, member.languages],
  )
  await client.query(
    'insert into personnel.accounts (authority, account_id, person_id) values ($1, $2, $2) on conflict do nothing',
    [authority, member.id],
  )
  await seedAuthorisations(client, authority, member, office)
  for (const code of member.competences) {
    await client.query(
      `insert into personnel.competences (authority, person_id, code) select $1, $2, $3
       where not exists (select from personnel.competences where authority = $1 and person_id = $2 and code = $3)`,
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

/** Registers a company and its system as the company would, under identifiers that are the same on every machine. */
async function seedCompany(transaction: Transaction, company: Company): Promise<void> {
  const act = actOf(company)
  const registration = { transaction, act, standing: standingOf(transaction, act, undefined), company }
  // The system was registered with its organisation, in one transaction.
  if (await seedOrganisation(registration)) await seedAiSystem(registration)
}

interface Registration {
  readonly transaction: Transaction
  readonly act: Act
  readonly standing: Standing<undefined>
  readonly company: Company
}

/**
 * @returns whether it was missing
 * @throws RefusedRequest when a registration by the company itself would be refused
 */
async function seedOrganisation({ transaction, act, standing, company }: Registration): Promise<boolean> {
  const { clientId: applicantId, names, place, identifier, address, contact } = company
  const { authority, now: registeredAt } = transaction
  const organisationId = steadyId('org', applicantId)
  const decision = decide(
    organisationMachine,
    null,
    { name: 'registerOrganisation', ...standing.by, authority, organisationId, applicantId, names, place, identifier },
    { authority },
  )
  const rowOf = (kept: CaseRow<Organisation>) => ({ ...kept, address, contact, claimStatement: null, registeredAt })
  const judged = { act, standing, before: undefined, decision, rowOf }
  return (await changeCase(organisationCase, transaction, judged)) !== undefined
}

async function seedAiSystem({ transaction, act, standing, company }: Registration): Promise<void> {
  const { clientId: applicantId, system } = company
  const { authority, now: registeredAt } = transaction
  const decision = decide(
    aiSystemMachine,
    null,
    {
      name: 'registerAiSystem',
      ...standing.by,
      authority,
      aiSystemId: steadyId('sys', applicantId),
      organisationId: steadyId('org', applicantId),
      applicantId,
      names: system.names,
      systemVersion: system.version,
      weightsDigest: sha256(`weights of ${applicantId}`),
      intendedPurpose: system.purpose,
    },
    { authority },
  )
  const rowOf = (kept: CaseRow<AiSystem>) => ({ ...kept, registeredAt })
  await changeCase(aiSystemCase, transaction, { act, standing, before: undefined, decision, rowOf })
}

function actOf({ clientId: id }: Company): Act {
  return {
    caller: { kind: 'applicant', id },
    actor: { id, roles: ['applicant'], authorisations: [] },
    requestId: 'seed',
  }
}

/** The same identifier for the same company on every machine, in the form of a UUID version 7. */
function steadyId(prefix: string, name: string): string {
  const hex = sha256(`${prefix} ${name}`)
  return `${prefix}_0197f3a0-${hex.slice(0, 4)}-7${hex.slice(4, 7)}-8${hex.slice(7, 10)}-${hex.slice(10, 22)}`
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
