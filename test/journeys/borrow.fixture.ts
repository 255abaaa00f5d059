import { confirmAuthorisation, getAuthorisationGrant, proposeAuthorisation } from '@concert/contracts/authorisations'
import { agreeToLoan, askForLoan, getLoan, listLoans } from '@concert/contracts/loans'
import { getPerson, recordCompetence, recordEngagement, registerPerson } from '@concert/contracts/people'
import type { Authority } from '@concert/domain/jurisdictions'
import type { Language } from '@concert/domain/languages'
import { CallRefused } from '@concert/platform/operation-client'
import { cast } from '../story/cast.ts'
import { type Session, staffSession, until, type World } from '../story/session.ts'

const DAY_MS = 86_400_000

export interface Borrowed {
  readonly borrower: Authority
  readonly lender: Authority
  readonly personId: string
  readonly competences: readonly string[]
  readonly languages: readonly Language[]
  /** Who of the borrower looked at the assessments of the lender. */
  readonly acceptedBy: string
}

export interface BorrowedPerson {
  readonly loanId: string
  readonly grantId: string
  /** Two administrators of the borrower, and one of the lender. */
  readonly administrators: readonly [Session, Session]
  readonly lender: Session
  /** Why the person was not authorised before what the lender knows of them was on record. */
  readonly refusedBefore: readonly string[]
}

/** One authority asks another for an evaluator, which consents; the person comes, is put on record and authorised. Only HTTP. */
export async function borrow(world: World, asked: Borrowed): Promise<BorrowedPerson> {
  const [first, second] = await administratorsOf(world, asked.borrower)
  const [lender] = await administratorsOf(world, asked.lender)
  const validFrom = new Date().toISOString()
  const period = { validFrom, validUntil: new Date(Date.parse(validFrom) + 90 * DAY_MS).toISOString() }
  const { loanId } = (
    await first.call(askForLoan, {
      body: {
        lender: asked.lender,
        function: 'evaluator',
        competences: [...asked.competences],
        seat: 'borrower',
        ...period,
        reason: 'The class asks for three evaluators, and there are two.',
      },
    })
  ).body
  await until(`the request for a person in ${asked.lender}`, async () => {
    const { items } = (await lender.call(listLoans, { query: { status: 'received' } })).body
    return items.find((one) => one.loanId === loanId)
  })
  const params = { loanId }
  await lender.command(getLoan, agreeToLoan, { params, body: { personId: asked.personId } })
  await until(`the consent of ${asked.lender}`, async () => {
    const { status } = (await first.call(getLoan, { params })).body
    return status === 'agreed' ? status : undefined
  })
  await putOnRecord(first, asked, loanId)
  const proposal = {
    personId: asked.personId,
    function: 'evaluator' as const,
    office: officeOf(asked.borrower),
    ...period,
    undertakingOn: validFrom.slice(0, 10),
    loanId,
    reason: `Lent by ${asked.lender}.`,
  }
  const refusedBefore = await refusalOf(() => first.call(proposeAuthorisation, { body: proposal }))
  await carryEngagements(first, asked)
  const { grantId } =
    refusedBefore.grantId === undefined
      ? (await first.call(proposeAuthorisation, { body: proposal })).body
      : refusedBefore
  if (grantId === undefined) throw new Error('no authorisation was proposed')
  await second.command(getAuthorisationGrant, confirmAuthorisation, { params: { grantId }, body: {} })
  return { loanId, grantId, administrators: [first, second], lender, refusedBefore: refusedBefore.codes }
}

/** What the person was found competent in is accepted by reference to the lender's assessment. */
async function putOnRecord(administrator: Session, asked: Borrowed, loanId: string): Promise<void> {
  const { personId } = asked
  const { name } = memberOf(asked)
  await administrator.call(registerPerson, {
    body: {
      personId,
      displayName: name,
      otherNames: [],
      languages: [...asked.languages],
      accounts: [personId],
      distinctFrom: [],
    },
  })
  for (const code of asked.competences) {
    await administrator.command(getPerson, recordCompetence, {
      params: { personId },
      body: {
        code,
        function: 'evaluator',
        place: null,
        evidence: `Accepted by reference to the assessment of ${asked.lender}, loan ${loanId}.`,
        assessedBy: asked.acceptedBy,
        assessedOn: '2026-01-15',
        validUntil: null,
      },
    })
  }
}

async function carryEngagements(administrator: Session, asked: Borrowed): Promise<void> {
  for (const { identifier, kind, fromOn, untilOn } of memberOf(asked).engagements) {
    await administrator.command(getPerson, recordEngagement, {
      params: { personId: asked.personId },
      body: { identifier, kind, fromOn, untilOn },
    })
  }
}

/** What speaks against it, or what it came to. */
async function refusalOf(
  propose: () => Promise<{ readonly body: { readonly grantId: string } }>,
): Promise<{ readonly codes: readonly string[]; readonly grantId?: string }> {
  try {
    return { codes: [], grantId: (await propose()).body.grantId }
  } catch (error) {
    if (!(error instanceof CallRefused) || error.status !== 422) throw error
    return { codes: (error.problem.errors ?? []).map(({ code }) => code) }
  }
}

function memberOf({ lender, personId }: Borrowed) {
  const member = cast[lender].staff.find(({ id }) => id === personId)
  if (member === undefined) throw new Error(`${lender} has no ${personId}`)
  return member
}

function officeOf(authority: Authority) {
  const { office } = cast[authority]
  if (office === null) throw new Error(`${authority} has no office`)
  return office
}

async function administratorsOf(world: World, authority: Authority): Promise<readonly [Session, Session]> {
  const [first, second] = cast[authority].staff.filter(({ functions }) => functions.includes('personnel-administrator'))
  if (first === undefined || second === undefined) throw new Error(`${authority} has not two administrators`)
  return [await staffSession(world, authority, first.id), await staffSession(world, authority, second.id)]
}
