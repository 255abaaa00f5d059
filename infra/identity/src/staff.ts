import { getStaffAccount, listStaffAccounts } from '@concert/contracts/staff-accounts'
import type { Authority } from '@concert/domain/jurisdictions'
import { CallRefused, callOperation } from '@concert/platform/operation-client'
import { ownToken, type OwnIdentity } from '#own-token.ts'
import type { Person } from '#people-and-clients.ts'

/** The people of one authority who were entered since it started. */
export interface Staff {
  /** Whose account this is. @throws Error when who keeps them does not answer */
  find(accountId: string): Promise<Person | undefined>
  /** Everybody, by name. */
  list(): Promise<Person[]>
}

export interface StaffOptions extends OwnIdentity {
  readonly authority: Authority
  /** The address of the service `personnel` inside the cell. */
  readonly personnelUrl: string
}

/** What the service could not take for the name of an account is none, and is not asked for. */
const accountName = /^[A-Za-z0-9][A-Za-z0-9_.:@|-]{0,199}$/

const timeoutMs = 5_000

/** Step 3 of docs/flows/set-up.md: the records of `personnel`, read at each sign-in. */
export function staffOf(options: StaffOptions): Staff {
  const { authority, personnelUrl: baseUrl } = options
  return {
    async find(accountId) {
      if (!accountName.test(accountId)) return undefined
      const token = await ownToken(options, 'personnel')
      try {
        const call = { baseUrl, authority, token, params: { accountId }, timeoutMs }
        return personOf((await callOperation(getStaffAccount, call)).body)
      } catch (error) {
        if (error instanceof CallRefused && error.status === 404 && error.problem.code === 'not-found') return undefined
        throw error
      }
    },
    async list() {
      const token = await ownToken(options, 'personnel')
      const { body } = await callOperation(listStaffAccounts, { baseUrl, authority, token, timeoutMs })
      return body.accounts.map(personOf)
    },
  }
}

interface Told {
  readonly accountId: string
  readonly displayName: string
  readonly functions: readonly string[]
}

function personOf({ accountId, displayName, functions }: Told): Person {
  return { id: accountId, name: displayName, functions: [...functions] }
}

/** Those whom the issuer is configured to know, and those who were entered since; the first are known while nobody answers. */
export function withConfigured(configured: readonly Person[], staff: Staff): Staff {
  return {
    find: async (id) => configured.find((person) => person.id === id) ?? staff.find(id),
    async list() {
      // Nobody is kept out by a list: who is on none can be named.
      const entered = await staff.list().catch(() => [])
      return [...configured, ...entered.filter(({ id }) => !configured.some((person) => person.id === id))]
    },
  }
}
