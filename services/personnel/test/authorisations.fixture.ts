import { operations } from '@concert/contracts/operations'
import { expect, vi } from 'vitest'
import { type Cell, causes as causesAt, type Sent, startPersonnel } from './personnel.fixture.ts'

export type Authorisations = Awaited<ReturnType<typeof startAuthorisations>>

/** The personnel services of Hong Kong, with two administrators, and of Macao, with one; the first has a second account. */
export async function startAuthorisations(postgresUrl: string) {
  const personnel = await startPersonnel(postgresUrl, async (admins) => {
    for (const [cell, admin] of Object.entries(admins)) {
      await admin.query(
        `insert into personnel.accounts (authority, account_id, person_id) values ($1, 'admin-1.private', 'admin-1')`,
        [cell],
      )
    }
    await admins.mo.query(`update personnel.authorisations set valid_until = now() where person_id = 'admin-2'`)
  })
  const { admins } = personnel
  const call = (method: 'GET' | 'POST', path: string, body?: object, sent: Sent = {}) =>
    personnel.call(method, `/authorisations${path}`, body, sent)
  let serial = 0
  return {
    ...personnel,
    call,
    /** Puts somebody on record whom no test has met. */
    async somebody(authority: Cell = 'hk'): Promise<string> {
      serial += 1
      const personId = `person-${serial}`
      await admins[authority].query(registration, [authority, [personId]])
      return personId
    },
    /** Proposes as the first administrator. @returns the id of the grant */
    async proposed(personId: string, change: object = {}, sent: Sent = {}): Promise<string> {
      const answer = await call('POST', '/grants', { ...proposal(), personId, ...change }, sent)
      expect(answer.status, JSON.stringify(answer.body)).toBe(201)
      return answer.body.grantId
    },
    /** Proposes as the first administrator and confirms as the second. @returns the id of the grant */
    async granted(personId: string, change: object = {}): Promise<string> {
      const grantId = await this.proposed(personId, change)
      const answer = await call('POST', `/grants/${grantId}/confirm`, {}, { as: 'admin-2', version: 1 })
      expect(answer.status, JSON.stringify(answer.body)).toBe(200)
      return grantId
    },
    /** Sends requests that all wait for the turn of a cell before any of them gets it. */
    async atOnce<Answer>(cell: Cell, acts: readonly (() => Promise<Answer>)[]): Promise<Answer[]> {
      const first = await admins[cell].connect()
      await first.query('begin')
      await first.query('select from personnel.turns for update')
      const answers = acts.map((act) => act())
      await vi.waitUntil(async () => {
        const { rowCount } = await admins[cell].query(
          `select from pg_stat_activity
           where datname = current_database() and wait_event_type = 'Lock' and query like '%personnel.turns%'`,
        )
        return rowCount === acts.length
      })
      await first.query('commit')
      first.release()
      return Promise.all(answers)
    },
  }
}

/** A proposal that holds from now on for a year. */
export function proposal() {
  const year = 365 * 24 * 60 * 60 * 1000
  return {
    ...operations.proposeAuthorisation.example.body,
    validFrom: new Date().toISOString(),
    validUntil: new Date(Date.now() + year).toISOString(),
    undertakingOn: '2026-01-15',
  }
}

/** As those of people, with no space before what is of the whole. */
export const causes = (body: Parameters<typeof causesAt>[0]) => causesAt(body).map((cause) => cause.trim())

const registration = `with person as (
    insert into personnel.people (authority, person_id, display_name)
    select $1, id, id from unnest($2::text[]) as id on conflict do nothing)
  insert into personnel.accounts (authority, account_id, person_id)
    select $1, id, id from unnest($2::text[]) as id on conflict do nothing`
