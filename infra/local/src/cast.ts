import { engagementKinds } from '@concert/domain/cooling-off'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { aiSystem, organisationInput } from '@concert/contracts/organisations'
import { date, personId } from '@concert/contracts/primitives'
import { authorities, type Authority, jurisdictions } from '@concert/domain/jurisdictions'
import { languages } from '@concert/domain/languages'
import { staffRoles } from '@concert/domain/roles'
import { z } from 'zod'

const identifier = organisationInput.shape.identifier

const staffMember = z
  .strictObject({
    /** The subject of their tokens. */
    id: personId,
    name: z.string(),
    functions: z.array(z.enum(staffRoles)).readonly(),
    /** Competence codes of the edition. */
    competences: z.array(z.string()).readonly(),
    languages: z.array(z.enum(languages)).readonly(),
    /** Work for or advice to a client, by the identifier in the client's place (ISO/IEC 17065 4.2.10). */
    engagements: z
      .array(
        z
          .strictObject({
            identifier,
            kind: z.enum(engagementKinds),
            fromOn: date,
            /** Null while it continues. */
            untilOn: date.nullable(),
          })
          .readonly(),
      )
      .readonly()
      .default([]),
  })
  .readonly()
export type StaffMember = z.infer<typeof staffMember>

const company = organisationInput
  .omit({ lei: true })
  .extend({
    /** The company's machine client, and so the applicant of everything that it registers. */
    clientId: z.string(),
    system: z.strictObject({ names: aiSystem.shape.names, version: z.string(), purpose: z.string() }).readonly(),
    /** Whether the seed leaves it out, because the story registers it through the API. */
    registersItself: z.boolean().default(false),
  })
  .readonly()
export type Company = z.infer<typeof company>

/** Where the staff work, and the legal entity that employs them. */
const office = z
  .strictObject({
    entity: z.string().regex(/^[A-Z-]+:.+$/),
    place: z.enum(jurisdictions),
    /** In the mainland; null elsewhere. */
    city: z.string().nullable(),
  })
  .readonly()

const authorityCast = z
  .strictObject({
    /** Null where there is no staff. */
    office: office.nullable(),
    staff: z.array(staffMember).readonly(),
    /** People of another authority who can sign in to this one, and are on nobody's record here until an administrator registers them. */
    visitors: z
      .array(z.strictObject({ id: personId, name: z.string() }).readonly())
      .readonly()
      .default([]),
    companies: z.array(company).readonly(),
  })
  .readonly()
export type AuthorityCast = z.infer<typeof authorityCast>

/** The people and companies of a demonstration, for every authority. */
export type Cast = Readonly<Record<Authority, AuthorityCast>>

/** Nobody: a deployment for real use is prepared with this. */
export const nobody: Cast = castOf(() => ({ office: null, staff: [], visitors: [], companies: [] }))

/**
 * Reads a cast from a folder that contains `<authority>.json` for every authority, for example `hk.json`.
 *
 * @throws Error that names every file that is missing, invalid, or of no authority
 */
export function readCast(folder: string): Cast {
  const faults: string[] = []
  const cast = castOf((authority) => {
    const file = join(folder, `${authority}.json`)
    try {
      return authorityCast.parse(JSON.parse(readFileSync(file, 'utf8')))
    } catch (error) {
      faults.push(`${authority}.json: ${error instanceof z.ZodError ? z.prettifyError(error) : String(error)}`)
      return { office: null, staff: [], visitors: [], companies: [] }
    }
  })
  const expected = authorities.map((authority) => `${authority}.json`)
  const others = readdirSync(folder).filter((name) => name.endsWith('.json') && !expected.includes(name))
  faults.push(...others.map((name) => `${name}: no authority has this code`))
  if (faults.length > 0) throw new Error(`The cast in ${folder} cannot be used:\n  ${faults.join('\n  ')}`)
  return cast
}

function castOf(read: (authority: Authority) => AuthorityCast): Cast {
  return Object.fromEntries(authorities.map((authority) => [authority, read(authority)])) as Record<
    Authority,
    AuthorityCast
  >
}
