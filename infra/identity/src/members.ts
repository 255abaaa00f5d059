import { getMember } from '@concert/contracts/members'
import type { Authority } from '@concert/domain/jurisdictions'
import { CallRefused, callOperation } from '@concert/platform/operation-client'
import { ownToken, type OwnIdentity } from '#own-token.ts'
import type { AssertionKey } from '#people-and-clients.ts'

/** Who a program acts for, and the keys with which it signs in. */
export interface Member {
  readonly applicantId: string
  readonly keys: readonly AssertionKey[]
}

/** The programs that sign in for the clients of one authority. */
export interface Members {
  /** @throws Error when who keeps them does not answer; nothing is remembered from an earlier answer */
  find(memberId: string): Promise<Member | undefined>
}

export interface MembersOptions extends OwnIdentity {
  readonly authority: Authority
  /** The address of the service `applications` inside the cell. */
  readonly applicationsUrl: string
}

/** What the service could not take for the name of a member is none, and is not asked for. */
const memberName = /^[A-Za-z0-9][\w.-]{0,99}$/

const timeoutMs = 5_000

/** The records of `applications`, read at each sign-in. */
export function membersOf(options: MembersOptions): Members {
  const { authority, applicationsUrl: baseUrl } = options
  return {
    async find(memberId) {
      if (!memberName.test(memberId)) return undefined
      const token = await ownToken(options, 'applications')
      try {
        const { body } = await callOperation(getMember, { baseUrl, authority, token, params: { memberId }, timeoutMs })
        return body
      } catch (error) {
        if (error instanceof CallRefused && error.status === 404 && error.problem.code === 'not-found') return undefined
        throw error
      }
    },
  }
}
