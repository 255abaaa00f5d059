import { addWorkingDays } from '#calendars/working-days.ts'
import { isBlank } from '#violation.ts'
import { filingAuthorities } from './greater-bay-area.ts'
import { filedDocuments, type Filing, type TransferBasis, type TransferSide } from './transfer-basis.ts'

/** Within how many working days of its own calendar each side files. */
const filingWorkingDays = 10

/** Where the filing of one side stands on a day. */
export type FilingState =
  | { readonly kind: 'filed' }
  | { readonly kind: 'in-time' }
  /** The basis has ended: nothing is filed under it any more. */
  | { readonly kind: 'ended' }
  | { readonly kind: 'overdue'; readonly dueOn: string }
  /** The calendar of that year does not say for certain when the time ends. */
  | { readonly kind: 'clock-unknown'; readonly year: number }

type Filed = Pick<TransferBasis, TransferSide | 'effectiveOn' | 'filings' | 'termination'>

/**
 * Where the filing of one side stands on a day (`YYYY-MM-DD`). The time runs from the day on which the basis takes effect, in working days
 * of the side's own place. A filing that was made late counts from the day on which it was made; one that its authority returned counts no more. A
 * termination of a later day changes nothing before that day: what is due by then is filed.
 */
export function filingStateOf(basis: Filed, side: TransferSide, today: string): FilingState {
  const { place } = basis[side]
  const ofSide = basis.filings.filter((filing) => filing.side === side)
  const isFiled = ofSide.some(
    (filing, index) => isMade(filing, place, today) && !isReturned(filing, ofSide.slice(index)),
  )
  if (isFiled) return { kind: 'filed' }
  if (basis.termination !== null && basis.termination.on <= today) return { kind: 'ended' }
  const due = addWorkingDays([place], basis.effectiveOn, filingWorkingDays)
  const unknownFrom = due.ok ? due.provisionalFrom : due.without.year
  if (unknownFrom !== null) {
    // Up to the last day before that year the days are known, and they were too few.
    const isBefore = Number(today.slice(0, 4)) < unknownFrom
    return isBefore ? { kind: 'in-time' } : { kind: 'clock-unknown', year: unknownFrom }
  }
  return due.ok && due.date < today ? { kind: 'overdue', dueOn: due.date } : { kind: 'in-time' }
}

/** What was recorded of the side after a filing gives it back: by its receipt, or as what was said of the side on that day or a later one. */
function isReturned({ receiptNumber, filedOn }: Filing, later: readonly Filing[]): boolean {
  return later.some(
    (one) => one.status === 'returned' && (one.receiptNumber === receiptNumber || one.filedOn >= filedOn),
  )
}

function isMade(filing: Filing, place: string, today: string): boolean {
  return (
    filing.authority === filingAuthorities[place] &&
    (filing.status === 'filed' || filing.status === 'accepted') &&
    filing.filedOn <= today &&
    !isBlank(filing.receiptNumber) &&
    filedDocuments.every((document) => filing.documents.includes(document))
  )
}
