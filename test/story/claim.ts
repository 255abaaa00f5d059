import { createHash } from 'node:crypto'
import {
  claimOrganisation,
  declareOrganisationImpartiality,
  getOrganisation,
  verifyOrganisation,
} from '@concert/contracts/organisations'
import type { OperationShape } from '@concert/contracts/operation'
import { CallRefused } from '@concert/platform/operation-client'
import type { Lead } from './lead.ts'
import { type Session, staffSession, until, type World } from './session.ts'

/**
 * The client claims its organisation and application review verifies the claim. The company of another telling may be the same one,
 * and be claimed or verified at the same moment.
 */
export async function verifyClaim(world: World, applicant: Session, organisationId: string, lead: Lead): Promise<void> {
  const params = { organisationId: organisationId as never }
  const reviewer = await staffSession(world, lead.authority, lead.reviewer)
  const statement = 'Resolution of the board, by which the company applies.'
  const documentDigest = createHash('sha256').update(statement).digest('hex')
  const verify = async (): Promise<void> => {
    const verified = await taken(reviewer, verifyOrganisation, {
      params,
      body: { reason: 'Compared with the register.' },
    })
    if (verified?.problem.errors?.some(({ code }) => code === 'impartiality-not-declared') === true) {
      const body = { conflict: false, statement: 'No relation with the organisation in the last two years.' }
      await taken(reviewer, declareOrganisationImpartiality, { params, body })
    }
  }
  await until(`the verification of ${organisationId}`, async () => {
    const { status } = (await applicant.call(getOrganisation, { params })).body
    if (status === 'verified') return status
    if (status === 'claimed') await verify()
    else await taken(applicant, claimOrganisation, { params, body: { statement, documentDigest } })
    return undefined
  })
}

/** A command, unless somebody else has changed the organisation meanwhile or the rules refuse it: that is returned. */
async function taken<const Command extends OperationShape>(
  session: Session,
  command: Command,
  call: Parameters<typeof session.command<typeof getOrganisation, Command>>[2],
): Promise<CallRefused | undefined> {
  try {
    await session.command(getOrganisation, command, call)
    return undefined
  } catch (error) {
    if (error instanceof CallRefused && [409, 412, 422].includes(error.status)) return error
    throw error
  }
}
