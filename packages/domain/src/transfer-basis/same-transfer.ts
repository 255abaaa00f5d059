import type { TransferBasis } from './transfer-basis.ts'

type Terms = Pick<TransferBasis, 'effectiveOn' | 'validUntil' | 'purposes' | 'categories' | 'supersedes'>

/** What tells whether another contract between the same parties is about the same transfer. */
export type ContractOnRecord = Terms & Pick<TransferBasis, 'basisId' | 'termination'>

/**
 * The contracts on record about the transfer that another one is about: a same category for a same case, on a same day. Not those whose place it
 * takes, nor those that are in line with them: their persons are counted together.
 *
 * @param onRecord those of the same kind between the same parties
 */
export function sameTransfers(one: Terms, onRecord: readonly ContractOnRecord[]): ContractOnRecord[] {
  const line = lineOf(one.supersedes, onRecord)
  return onRecord.filter(
    (other) =>
      !line.has(other.basisId) &&
      other.purposes.some((purpose) => one.purposes.includes(purpose)) &&
      other.categories.some((category) => one.categories.includes(category)) &&
      haveDayInCommon(other.effectiveOn, endOf(other, onRecord), one.effectiveOn, one.validUntil),
  )
}

/** What took the place of one another, the named one among them. */
function lineOf(basisId: string | null, onRecord: readonly ContractOnRecord[]): ReadonlySet<string> {
  const line = new Set(basisId === null ? [] : [basisId])
  for (let size = -1; size !== line.size;) {
    ;({ size } = line)
    for (const { basisId: id, supersedes } of onRecord) {
      if (supersedes === null || !(line.has(id) || line.has(supersedes))) continue
      line.add(id).add(supersedes)
    }
  }
  return line
}

/** The first day on which it holds no more; null where none is known. */
function endOf({ basisId, validUntil, termination }: ContractOnRecord, onRecord: readonly ContractOnRecord[]) {
  const replacedOn = onRecord.flatMap((other) => (other.supersedes === basisId ? [other.effectiveOn] : []))
  const [first = null] = [validUntil, termination?.on ?? null, ...replacedOn].filter((day) => day !== null).toSorted()
  return first
}

function haveDayInCommon(from: string, until: string | null, otherFrom: string, otherUntil: string | null): boolean {
  const first = from > otherFrom ? from : otherFrom
  return [until, otherUntil].every((end) => end === null || first < end)
}
