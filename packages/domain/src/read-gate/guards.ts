import { cooledOff } from '#cooling-off.ts'
import { jurisdictions } from '#jurisdictions.ts'
import type { Guard } from '#machine.ts'
import { isInNoConflict } from '#need-to-know.ts'
import { isResidencyCategory } from '#residency/category.ts'
import { categoryRecords } from '#residency/category-records.ts'
import { crossingOf } from '#residency/crossing-rules.ts'
import type { CrossingCondition } from '#residency/crossing-words.ts'
import { authorisationViolations } from '#standing-guards.ts'
import { violation } from '#violation.ts'
import type { Violation } from '#violation.ts'
import type { Coverage } from './covering-basis.ts'
import { type ReadContent, type ReadFacts, readingFunctions } from './read-facts.ts'

/** With the facts what was found of the bases, for each origin from which the content would cross a border. */
export type JudgedFacts = ReadFacts & { readonly coverages: readonly Coverage[] }

type ReadGuard = Guard<null, ReadContent, JudgedFacts>

/** Groups of fewer persons can show who they are. */
const groupMin = 10

/** The reader holds an unexpired authorisation for the function, and has that function. */
export const readerIsAuthorised: ReadGuard = {
  name: 'authorised-for-function',
  clause: 'iso17065-6.1.2',
  check: (_state, command, { authorisation }) => {
    const gaps = authorisationViolations(command.function, command, authorisation)
    if (gaps.length > 0 || command.actor.roles.includes(command.function)) return gaps
    return [violation('not-authorised', '', { function: command.function, gap: 'none' }, command.actor.id)]
  },
  inputs: (_state, command, { authorisation }) => ({
    needed: command.function,
    at: command.at,
    authorisation: authorisation?.id ?? null,
  }),
}

/** The reader is assigned to the case in a function that judges it by its evidence. */
const readerIsAssigned: ReadGuard = {
  name: 'assigned-to-case',
  clause: 'iso17065-4.5',
  check: (_state, { function: needed, actor }, { assignedAs }) =>
    readingFunctions.includes(needed) && assignedAs.includes(needed)
      ? []
      : [violation('file-not-needed', '', {}, actor.id)],
  inputs: (_state, { function: needed, actor }, { assignedAs }) => ({
    person: actor.id,
    function: needed,
    assignedAs: [...assignedAs],
  }),
}

/** The reader has declared for this case and function. */
const readerHasDeclared: ReadGuard = {
  name: 'impartiality-declared',
  clause: 'iso17065-6.1.3',
  check: (_state, { function: needed, actor }, { declaredFor }) =>
    declaredFor.includes(needed)
      ? []
      : [violation('impartiality-not-declared', '', { personId: actor.id, function: needed }, actor.id)],
  inputs: (_state, { function: needed, actor }, { declaredFor }) => ({
    person: actor.id,
    function: needed,
    declaredFor: [...declaredFor],
  }),
}

/** Evidence is read for its own case. */
const purposeIsItsCase: ReadGuard = {
  name: 'purpose-is-its-case',
  clause: 'iso17065-4.5',
  check: (_state, { purpose }, { object }) =>
    purpose === object.applicationId ? [] : [violation('evidence-of-another-case', '', { purpose }, object.evidenceId)],
  inputs: (_state, { purpose }, { object }) => ({ purpose, applicationId: object.applicationId }),
}

/** Where the reader is, where the object comes from and what it is are known; else nothing can be judged. */
const placesAndCategoryAreKnown: ReadGuard = {
  name: 'places-and-category-known',
  clause: 'gbaai-residency',
  check: (_state, _command, { authorisation, object }) => {
    const { origins, category, evidenceId } = object
    const known = {
      office: isPlace(authorisation?.office?.place),
      origin: origins.length > 0 && origins.every(isPlace),
      category: isResidencyCategory(category),
    }
    return (['office', 'origin', 'category'] as const)
      .filter((what) => !known[what])
      .map((what) => violation('read-fact-unknown', '', { what }, evidenceId))
  },
  inputs: (_state, _command, { authorisation, object: { origins, category } }) => ({
    office: authorisation?.office?.place ?? null,
    origins: [...origins],
    category,
  }),
}

/** The bytes are those that were scanned. Without a scanner they are read at the origin and in its cell only; quarantined ones nowhere. */
const scanAllows: ReadGuard = {
  name: 'scan-at-pinned-digest',
  clause: 'gbaai-evidence',
  check: (_state, _command, facts) => {
    const { scan, digest, evidenceId } = facts.object
    const state = scan === null ? 'unknown' : scan.digest === digest ? scan.state : 'other-bytes'
    const staysInCell = facts.through === null && foreignOrigins(facts).length === 0
    if (state === 'clean' || (state === 'not-scanned' && staysInCell)) return []
    const said = scanStates.find((one) => one === state) ?? 'unknown'
    return [violation('content-not-clean', '', { state: said }, evidenceId)]
  },
  inputs: (_state, _command, { object: { digest, scan } }) => ({
    digest,
    scanned: scan?.digest ?? null,
    state: scan?.state ?? null,
  }),
}

const scanStates = ['quarantined', 'not-scanned', 'other-bytes', 'unknown'] as const

/** The rule of the category for each pair of places lets the content be read there, and what it asks for is there. */
const categoryAllows: ReadGuard = {
  name: 'category-allows',
  clause: 'gbaai-residency',
  check: (_state, _command, facts) => {
    const { category, origins, evidenceId } = facts.object
    if (!isResidencyCategory(category)) return []
    const { upload } = categoryRecords[category]
    const isOutOfPlace = upload.kind === 'place' && origins.some((origin) => origin !== upload.place)
    if (upload.kind === 'incident' || isOutOfPlace)
      return [violation('content-never-read', '', { category }, evidenceId)]
    return foreignOrigins(facts).flatMap((origin) => againstCrossing(origin, facts))
  },
  inputs: (_state, _command, { authorisation, object, hasConfidentialityUndertaking }) => ({
    category: object.category,
    origins: [...object.origins],
    to: authorisation?.office?.place ?? null,
    personalData: object.scan?.personalData ?? null,
    smallestGroup: object.smallestGroup,
    isTechnologyExportChecked: object.isTechnologyExportChecked,
    hasConfidentialityUndertaking,
  }),
}

/** What crosses a border for a reader goes to the place of the reader's office and nowhere else on its way: bases are never joined. */
const crossesOnce: ReadGuard = {
  name: 'crosses-once',
  clause: 'gbaai-border',
  check: (_state, _command, { authorisation, through, object }) => {
    const office = authorisation?.office?.place
    if (through === null || office === undefined || office === through) return []
    return [violation('crosses-twice', '', { through, office }, object.evidenceId)]
  },
  inputs: (_state, _command, { authorisation, through }) => ({ through, office: authorisation?.office?.place ?? null }),
}

/** Every origin that is not the reader's place has a live basis of its own, where the category needs one. */
const basisIsLive: ReadGuard = {
  name: 'basis-live',
  clause: 'gbaai-border',
  check: (_state, _command, { coverages }) => coverages.flatMap((coverage) => (coverage.ok ? [] : coverage.violations)),
  inputs: (_state, { at, purpose }, { coverages, addedSubjects }) => ({
    at,
    purpose,
    bases: coverages.map((coverage) =>
      coverage.ok && coverage.basis !== null
        ? { origin: coverage.origin, basisId: coverage.basis.basisId, version: coverage.basis.version }
        : null,
    ),
    addedSubjects,
  }),
}

/** In front of every path by which content could leave. */
export const readGuards: readonly ReadGuard[] = [
  readerIsAuthorised,
  readerIsAssigned,
  readerHasDeclared,
  isInNoConflict,
  cooledOff,
  purposeIsItsCase,
  placesAndCategoryAreKnown,
  scanAllows,
  categoryAllows,
  crossesOnce,
  basisIsLive,
]

/** The origins from which the content would cross a border to the reader. */
export function foreignOrigins({ authorisation, object }: ReadFacts): ReadFacts['object']['origins'] {
  return object.origins.filter((origin) => origin !== authorisation?.office?.place)
}

function againstCrossing(origin: string, facts: ReadFacts): Violation[] {
  const { category, evidenceId } = facts.object
  const to = facts.authorisation?.office?.place
  if (to === undefined) return []
  const crossing = crossingOf(category, origin, to)
  if (crossing.kind === 'never') return [violation('content-never-read', '', { category }, evidenceId)]
  const pair = { category, from: origin, to }
  if (crossing.kind === 'stays') return [violation('content-stays', '', { ...pair, form: crossing.form }, evidenceId)]
  return crossing.conditions
    .filter((condition) => !isMet[condition](facts))
    .map((condition) => violation('crossing-condition-missing', '', { ...pair, condition }, evidenceId))
}

const isMet: Readonly<Record<CrossingCondition, (facts: ReadFacts) => boolean>> = {
  'no-personal-data': ({ object: { scan, digest } }) =>
    scan !== null && scan.digest === digest && scan.personalData === 'none-found',
  'no-small-groups': ({ object: { smallestGroup } }) => smallestGroup !== null && smallestGroup >= groupMin,
  'confidentiality-undertaking': ({ hasConfidentialityUndertaking }) => hasConfidentialityUndertaking,
  'technology-export-check': ({ object }) => object.isTechnologyExportChecked,
}

function isPlace(place: string | undefined): boolean {
  return jurisdictions.some((one) => one === place)
}
