import { dayIn, isCalendarDate } from '#instant.ts'
import { type CommandBase, type Guard, type Judgement, judgeByGuards } from '#machine.ts'
import { isBlank, violation } from '#violation.ts'
import type { Violation } from '#violation.ts'
import { basisKindOf } from './basis-kinds.ts'
import { contractGuards } from './contract-guards.ts'
import { filingStateOf } from './filing-clock.ts'
import { lapsesOn } from './in-force.ts'
import { type SubjectCounter, type TransferBasis, transferSides } from './transfer-basis.ts'

/** What is known when a basis is relied on. */
export interface BasisFacts {
  /** Every basis on record: one can supersede another. */
  readonly bases: readonly TransferBasis[]
  readonly counters: readonly SubjectCounter[]
  /** How many subjects of the object its exporter has not counted this year; null when nobody counted them. */
  readonly addedSubjects: number | null
}

type At = Pick<CommandBase, 'at'>
/** The day at the exporter's place; no date where it cannot be told. */
type OnDay = { readonly today: string }
type BasisGuard = Guard<TransferBasis, OnDay, BasisFacts>

/** Only kinds that are built allow anything. */
const kindIsBuilt: BasisGuard = {
  name: 'basis-kind-built',
  clause: 'gbaai-border',
  check: ({ code, basisId }) =>
    (basisKindOf(code)?.contract ?? null) === null ? [violation('basis-not-built', '', { basis: code }, basisId)] : [],
  inputs: ({ code }) => ({ code }),
}

/** It holds on the exporter's day: in effect, not expired, not terminated, not superseded. */
const basisIsInForce: BasisGuard = {
  name: 'basis-in-force',
  clause: 'gbaai-border',
  check: (basis, { today }, { bases }) =>
    lapsesOn(today, basis, bases).map((lapse) =>
      violation('basis-lapsed', '', { basisId: basis.basisId, lapse }, basis.basisId),
    ),
  inputs: ({ basisId, version, effectiveOn, validUntil }, { today }) => ({
    basisId,
    version,
    effectiveOn,
    validUntil,
    today,
  }),
}

/** Each side has filed with its own authority, or still has time to. */
const filingsAreInTime: BasisGuard = {
  name: 'basis-filed',
  clause: 'gbasc-filing',
  check: (basis, { today }) => {
    // Dates that cannot be read are named by the guard before.
    if (!isCalendarDate(basis.effectiveOn) || !isCalendarDate(today)) return []
    return transferSides.flatMap((side): Violation[] => {
      const state = filingStateOf(basis, side, today)
      const about = { basisId: basis.basisId, place: basis[side].place }
      if (state.kind === 'overdue') return [violation('filing-overdue', '', { ...about, dueOn: state.dueOn }, side)]
      if (state.kind !== 'clock-unknown') return []
      return [violation('filing-clock-unknown', '', { ...about, year: String(state.year) }, side)]
    })
  },
  inputs: ({ effectiveOn, filings }, { today }) => ({
    effectiveOn,
    filings: filings.map(({ side, filedOn, receiptNumber, status }) => ({ side, filedOn, receiptNumber, status })),
    today,
  }),
}

/** The subjects of the calendar year, with those of the object, are no more than the contract states. Counting starts anew each year. */
const subjectsAreCounted: BasisGuard = {
  name: 'subjects-counted',
  clause: 'gbasc-terms',
  check: (basis, { today }, { counters, addedSubjects }) => {
    const { basisId, subjectCount } = basis
    const year = today.slice(0, 4)
    const counter = counterOf(basis, year, counters)
    if (counter === undefined || !isCount(counter.subjects) || addedSubjects === null || !isCount(addedSubjects)) {
      return [violation('subject-counter-missing', '', { basisId, year }, basisId)]
    }
    const subjects = counter.subjects + addedSubjects
    if (subjects <= subjectCount) return []
    return [violation('subject-count-exceeded', '', { basisId, subjects, stated: subjectCount }, basisId)]
  },
  inputs: (basis, { today }, { counters, addedSubjects }) => ({
    counted: counterOf(basis, today.slice(0, 4), counters)?.subjects ?? null,
    addedSubjects,
    stated: basis.subjectCount,
  }),
}

/** What the recipient held was returned or deleted, and that is proved since the end. */
const returnOrDeleteIsProved: Guard<TransferBasis, OnDay, unknown> = {
  name: 'return-or-delete-proved',
  clause: 'gbasc-end',
  check: ({ basisId, termination }, { today }) => {
    if (termination === null) return []
    const { on, proof } = termination
    const isProved = proof !== null && !isBlank(proof.reference) && proof.provedOn >= on && proof.provedOn <= today
    return isProved ? [] : [violation('return-or-delete-unproved', '', { basisId }, basisId)]
  },
  inputs: ({ basisId, termination }) => ({
    basisId,
    terminatedOn: termination?.on ?? null,
    proof: termination?.proof?.reference ?? null,
  }),
}

/** What must hold of a basis whenever content is read under it. */
export const basisGuards: readonly BasisGuard[] = [
  kindIsBuilt,
  basisIsInForce,
  ...contractGuards,
  filingsAreInTime,
  subjectsAreCounted,
]

/** What must hold of a basis before its end is complete. */
export const basisEndGuards: readonly Guard<TransferBasis, OnDay, unknown>[] = [returnOrDeleteIsProved]

/** Whether content may be read under a basis now, or everything that is against it. Of a kind that is not built only that is said. */
export function judgeBasis(basis: TransferBasis, { at }: At, facts: BasisFacts): Judgement {
  const day = { today: dayIn(basis.exporter.place, at) ?? '' }
  const unbuilt = judgeByGuards([kindIsBuilt], basis, day, facts)
  return unbuilt.ok ? judgeByGuards(basisGuards, basis, day, facts) : unbuilt
}

/** Whether the end of a basis is complete, or what it lacks. */
export function judgeBasisEnd(basis: TransferBasis, { at }: At): Judgement {
  return judgeByGuards(basisEndGuards, basis, { today: dayIn(basis.exporter.place, at) ?? '' }, null)
}

function counterOf({ basisId, exporter }: TransferBasis, year: string, counters: readonly SubjectCounter[]) {
  return counters.find(
    (one) => one.basisId === basisId && one.exporter === exporter.entity && String(one.year) === year,
  )
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}
