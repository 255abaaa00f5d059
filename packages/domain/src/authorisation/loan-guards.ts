import { isBefore } from '../instant.ts'
import { jurisdictionOf } from '../jurisdictions.ts'
import type { CommandBase, Guard } from '../machine.ts'
import type { CellFacts } from '../standing-guards.ts'
import { violation } from '../violation.ts'
import type { HolderFacts } from './commands.ts'
import { scopeOf } from './guards.ts'
import type { AuthorisationGrant } from './state.ts'

type LentGuard = Guard<AuthorisationGrant | null, CommandBase, CellFacts & HolderFacts>

/**
 * A person of another authority acts here within what that authority agreed to, and only the one person who was lent: in the function,
 * within its period, and at an office of the place that the agreement names, from which the read gate says what they may read.
 */
export const isWithinLoan: LentGuard = {
  name: 'within-loan',
  clause: 'iso17065-6.2.2',
  check: (state, command, { loan }) => {
    const { loanId, office, personId, ...asked } = scopeOf(state, command)
    if (loanId === null) return []
    const agreed = loan?.agreed ?? null
    if (agreed?.status !== 'agreed') return [violation('loan-not-agreed', '/loanId', { loanId }, loanId)]
    const place = jurisdictionOf(agreed[agreed.seat])
    const others = (loan?.otherHolders ?? []).filter((one) => one !== personId)
    return [
      ...(lies(asked, agreed)
        ? []
        : [
            violation('outside-loan', '/validFrom', {
              function: agreed.function,
              from: agreed.validFrom,
              until: agreed.validUntil,
            }),
          ]),
      ...(office?.place === place ? [] : [violation('office-not-of-seat', '/office/place', { place })]),
      ...others.map((other) => violation('loan-of-another-person', '/personId', { personId: other }, other)),
    ]
  },
  inputs: (state, command, { loan }) => {
    const { loanId, function: asked, office, validFrom, validUntil } = scopeOf(state, command)
    const { consent: _consent, ...agreed } = loan?.agreed ?? { consent: null }
    return {
      loan: loanId,
      function: asked,
      place: office?.place ?? null,
      validFrom,
      validUntil,
      agreed: { ...agreed },
      otherHolders: [...(loan?.otherHolders ?? [])],
    }
  },
}

/** Who is lent to this authority is not its own at the same time: what is taken away by its end would go on otherwise. */
export const lentOrOwn: LentGuard = {
  name: 'lent-or-own',
  clause: 'iso17065-6.2.2',
  check: (state, command, { others }) => {
    const { loanId } = scopeOf(state, command)
    return others
      .filter((one) => (one.loanId === null) !== (loanId === null))
      .map(({ grantId }) => violation('lent-and-own', '/loanId', { grantId }, grantId))
  },
  inputs: (state, command, { others }) => ({
    loan: scopeOf(state, command).loanId,
    others: others.map(({ grantId, loanId }) => ({ grantId, loan: loanId })),
  }),
}

/** Competence is accepted here by reference to what the lender found: nobody is on record here for more. */
export const competencesAreLent: LentGuard = {
  name: 'competences-are-lent',
  clause: 'iso17065-6.1.2.1',
  check: (_state, _command, { loan }) =>
    notLent(loan).map((code) => violation('competence-not-lent', '/personId', { code }, code)),
  inputs: (_state, _command, { loan }) => ({
    codes: [...(loan?.codes ?? [])],
    lent: (loan?.agreed?.consent?.competences ?? []).map((one) => ({ ...one })),
  }),
}

/**
 * Whom the person served, as the lender knows it, is on record here before the person acts, with every day of it: the digests are compared. What is
 * known here beyond it stays.
 */
export const engagementsAreCarried: LentGuard = {
  name: 'engagements-are-carried',
  clause: 'iso17065-4.2',
  check: (_state, _command, { loan }) => {
    const count = notCarried(loan).length
    return count === 0 ? [] : [violation('engagements-not-carried', '/personId', { count })]
  },
  inputs: (_state, _command, { loan }) => ({
    known: [...(loan?.agreed?.consent?.engagements ?? [])],
    missing: notCarried(loan),
  }),
}

type Period = Pick<AuthorisationGrant, 'function' | 'validFrom' | 'validUntil'>

function lies(asked: Period, agreed: Period): boolean {
  const isLater = !isBefore(asked.validFrom, agreed.validFrom)
  return agreed.function === asked.function && isLater && !isBefore(agreed.validUntil, asked.validUntil)
}

function notLent(loan: HolderFacts['loan']): string[] {
  if (loan === null) return []
  const lent = loan.agreed?.consent?.competences ?? []
  return loan.codes.filter((code) => !lent.some((one) => one.code === code))
}

function notCarried(loan: HolderFacts['loan']): string[] {
  const known = loan?.agreed?.consent?.engagements ?? []
  return known.filter((digest) => loan?.engagements.includes(digest) !== true)
}
