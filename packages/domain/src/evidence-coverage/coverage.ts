import { addCalendarDays } from '#instant.ts'
import { type EvidenceOnRecord, isClosed } from '#artefact/evidence-on-record.ts'
import type { Demand } from './demands.ts'

/** What of a file decides whether it counts for what is asked. */
export interface CoveringFile extends EvidenceOnRecord {
  readonly evidenceId: string
  /** Null for a file of no kind, which counts for nothing. */
  readonly kind: string | null
  /** The requirements that it answers. */
  readonly requirements: readonly string[]
  /** The date of the document itself, `YYYY-MM-DD`. */
  readonly effectiveOn: string | null
  /** The earlier file whose place it takes. */
  readonly supersedes: string | null
  /** Whether staff gave it back to its client. */
  readonly isReturned: boolean
}

/** That the applicant says, and why, that there is no evidence of a kind that a requirement asks for. */
export interface Absence {
  readonly requirementId: string
  readonly kind: string
  readonly reason: string
}

/** A demand as one application meets it. */
export interface AskedDemand extends Demand {
  /** Whether the application cannot be submitted without; what is recommended or conditional may be left out. */
  readonly isRequired: boolean
}

/** What can be said of a file for one demand, the best first: it counts, it is older than it may be, staff gave it back, or a later version took its place. */
export const fileStandings = ['present', 'expired', 'returned', 'superseded'] as const
export type FileStanding = (typeof fileStandings)[number]

/** What can be said of a demand: as of its best file; or no file is there, and the applicant says why, or does not. */
export const coverageStandings = ['present', 'explained', 'expired', 'returned', 'superseded', 'missing'] as const
export type CoverageStanding = (typeof coverageStandings)[number]

export interface FileCoverage {
  readonly evidenceId: string
  readonly digest: string
  readonly standing: FileStanding
  /** The last day on which it counts, `YYYY-MM-DD`; null where it does not age. */
  readonly lastDay: string | null
}

export interface DemandCoverage extends AskedDemand {
  readonly standing: CoverageStanding
  /** Why there is none, in the words of the applicant; null where nothing is said. */
  readonly explanation: string | null
  /** Every file of this kind that answers this requirement, in the order in which they were given. */
  readonly files: readonly FileCoverage[]
}

interface Covering {
  readonly files: readonly CoveringFile[]
  readonly absences: readonly Absence[]
  /** The calendar date of the authority, `YYYY-MM-DD`. */
  readonly today: string
}

/** What an application is asked for: the demands of the requirements that apply to it, in the order of the edition. */
export function askedOf(
  applicable: readonly { readonly requirementId: string; readonly mustAnswer: boolean }[],
  demands: readonly Demand[],
): AskedDemand[] {
  const required = new Map(applicable.map(({ requirementId, mustAnswer }) => [requirementId, mustAnswer]))
  return demands.flatMap((demand) => {
    const isRequired = required.get(demand.requirementId)
    return isRequired === undefined ? [] : [{ ...demand, isRequired }]
  })
}

/**
 * How the files of an application cover what it is asked for, demand by demand. A file counts for a demand when it is of its kind, answers
 * its requirement, is not closed, is on this day not older than it may be, nobody of the staff gave it back, and no later version has
 * taken its place. A later version that is closed or was given back takes the place of none: the one before it counts again. Pure.
 */
export function coverageOf(asked: readonly AskedDemand[], { files, absences, today }: Covering): DemandCoverage[] {
  const superseded = supersededIn(files)
  return asked.map((demand) => {
    const { requirementId, kind } = demand
    const answering = files.filter(
      (file) => file.kind === kind && file.requirements.includes(requirementId) && !isClosed(file),
    )
    const covered = answering.map((file) => fileCoverage(file, demand, today, superseded.has(file.evidenceId)))
    const absence = absences.find((one) => one.requirementId === requirementId && one.kind === kind)
    const found = new Set<CoverageStanding>([
      ...covered.map(({ standing }) => standing),
      ...(absence === undefined ? [] : (['explained'] as const)),
    ])
    const standing = coverageStandings.find((one) => found.has(one)) ?? 'missing'
    return { ...demand, standing, explanation: absence?.reason ?? null, files: covered }
  })
}

/** What is said of a demand that nothing covers. */
export const uncoveredStandings = ['expired', 'returned', 'superseded', 'missing'] as const
type UncoveredStanding = (typeof uncoveredStandings)[number]

/** What an application still lacks before it can be submitted. */
export function uncovered(
  coverage: readonly DemandCoverage[],
): (DemandCoverage & { readonly standing: UncoveredStanding })[] {
  return coverage.flatMap((one) => {
    const standing = uncoveredStandings.find((lacking) => lacking === one.standing)
    return one.isRequired && standing !== undefined ? [{ ...one, standing }] : []
  })
}

/** The files whose place a later version has taken that stands itself, whatever became of the versions between the two. */
function supersededIn(files: readonly CoveringFile[]): ReadonlySet<string> {
  const earlierOf = new Map(files.map(({ evidenceId, supersedes }) => [evidenceId, supersedes]))
  const superseded = new Set<string>()
  for (const file of files) {
    if (isClosed(file) || file.isReturned) continue
    let earlier = file.supersedes
    while (earlier !== null && !superseded.has(earlier)) {
      superseded.add(earlier)
      earlier = earlierOf.get(earlier) ?? null
    }
  }
  return superseded
}

function fileCoverage(
  { evidenceId, digest, effectiveOn, isReturned }: CoveringFile,
  { maxAgeDays }: Demand,
  today: string,
  isSuperseded: boolean,
): FileCoverage {
  const lastDay = maxAgeDays === null || effectiveOn === null ? null : addCalendarDays(effectiveOn, maxAgeDays)
  // What ages and has no date may be of any age.
  const isExpired = maxAgeDays !== null && (lastDay === null || lastDay < today)
  const standing = isSuperseded ? 'superseded' : isReturned ? 'returned' : isExpired ? 'expired' : 'present'
  return { evidenceId, digest, standing, lastDay }
}
