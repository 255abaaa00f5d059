import { confirmAuthorisation, getAuthorisationGrant, proposeAuthorisation } from '@concert/contracts/authorisations'
import { getPerson, recordCompetence, recordEngagement } from '@concert/contracts/people'
import { importPeople } from '@concert/contracts/people-imports'
import { setUpAdministrator } from '@concert/contracts/set-up'
import type { Authority } from '@concert/domain/jurisdictions'
import type { StaffRole } from '@concert/domain/roles'
import type { AuthorityCast, StaffMember } from '@concert/local/cast'
import { callOperation } from '@concert/platform/operation-client'
import { cast } from './cast.ts'
import { patiently, type Session, staffSession, type World } from './session.ts'

const YEAR_MS = 365 * 86_400_000

interface Entering {
  readonly world: World
  readonly authority: Authority
  readonly office: NonNullable<AuthorityCast['office']>
  /** RFC 3339 in UTC: from the day of the entering for a year. */
  readonly today: string
  readonly until: string
}

/** Everybody of the cast of one authority that has nobody, entered over HTTP only: docs/flows/set-up.md. */
export async function enterPeople(world: World, authority: Authority, code: string): Promise<void> {
  const { office, staff } = cast[authority]
  const [first, second, ...others] = staff.filter(isAdministrator)
  if (office === null || first === undefined || second === undefined || others.length > 0) {
    throw new Error(`the cast of ${authority} has no office, or not two administrators`)
  }
  const now = Date.now()
  const entering = {
    world,
    authority,
    office,
    today: new Date(now - 86_400_000).toISOString().slice(0, 10),
    until: new Date(now + YEAR_MS).toISOString(),
  }
  await setUp(entering, first, code)
  const founder = await staffSession(world, authority, first.id)
  await founder.call(importPeople, {
    body: { dryRun: false, people: staff.filter((member) => member !== first).map(registrationOf) },
  })
  // Step 4 of docs/flows/set-up.md: while there is one administrator, that one makes the second alone.
  await authorise(entering, second, 'personnel-administrator', { proposer: founder, confirmer: founder })
  // Step 5 of docs/flows/set-up.md.
  const both = { proposer: founder, confirmer: await staffSession(world, authority, second.id) }
  for (const member of staff.filter((one) => !isAdministrator(one))) {
    await record(entering, member, founder)
    for (const of of member.functions) await authorise(entering, member, of, both)
  }
  world.narrator.remark(`${authority}: ${staff.length} people entered and authorised`)
}

function isAdministrator({ functions }: StaffMember): boolean {
  return functions.includes('personnel-administrator')
}

function registrationOf({ id, name, languages }: StaffMember) {
  return {
    personId: id,
    displayName: name,
    otherNames: [],
    languages: [...languages],
    accounts: [id],
    distinctFrom: [],
  }
}

async function setUp(
  { world, authority, office, today, until }: Entering,
  founder: StaffMember,
  code: string,
): Promise<void> {
  const body = { code, ...registrationOf(founder), office, undertakingOn: today, validUntil: until }
  await patiently(world, setUpAdministrator, () =>
    callOperation(setUpAdministrator, { baseUrl: world.origin, authority, body }),
  )
  world.narrator.request(`POST /${authority}/v1/personnel/set-up → 201   (by the code that the start printed)`)
}

/** What the person was found competent in, and whom the person serves. */
async function record({ today }: Entering, { id, competences, engagements }: StaffMember, by: Session): Promise<void> {
  const params = { personId: id }
  for (const code of competences) {
    const found = { evidence: 'Certificates and two witnessed evaluations.', assessedBy: by.who, assessedOn: today }
    const body = { code, function: 'evaluator' as const, place: null, validUntil: null, ...found }
    await by.command(getPerson, recordCompetence, { params, body })
  }
  for (const engagement of engagements) await by.command(getPerson, recordEngagement, { params, body: engagement })
}

interface Givers {
  readonly proposer: Session
  readonly confirmer: Session
}

async function authorise(
  { office, today, until }: Entering,
  { id: personId }: StaffMember,
  of: StaffRole,
  { proposer, confirmer }: Givers,
): Promise<void> {
  const { body } = await proposer.call(proposeAuthorisation, {
    body: {
      personId,
      function: of,
      office,
      validFrom: new Date().toISOString(),
      validUntil: until,
      undertakingOn: today,
      reason: 'Engaged, and found competent.',
    },
  })
  const params = { grantId: body.grantId as never }
  await confirmer.command(getAuthorisationGrant, confirmAuthorisation, { params, body: {} })
}
