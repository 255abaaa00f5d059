import { calendars } from '@concert/domain/calendars/working-days'
import { clauses } from '@concert/domain/clauses'
import { envelopeCategories, type EnvelopeForm } from '@concert/domain/envelope/categories'
import { placeOf } from '@concert/domain/jurisdictions'
import {
  factsOf,
  type ReadingPlace,
  readingPlaces,
  readOfEvaluator,
  withObject,
} from '@concert/domain/read-gate/examples'
import { readGuards } from '@concert/domain/read-gate/guards'
import { decideRead, type ReadDecision } from '@concert/domain/read-gate/read-gate'
import { residencyCategories as codes, type ResidencyCategory } from '@concert/domain/residency/category'
import { type CategoryRecord, categoryRecords } from '@concert/domain/residency/category-records'
import type { CrossingCondition, ReplicaForm } from '@concert/domain/residency/crossing-words'
import { catalogueEditions } from '@concert/domain/technology-catalogue/editions'
import { basisKinds } from '@concert/domain/transfer-basis/basis-kinds'
import { basisEndGuards, basisGuards } from '@concert/domain/transfer-basis/guards'
import { residencyCategories } from '@concert/sentences/residency-categories'
import { type Generator, markdownTable } from './generated-file.ts'

/** What the read gate says of each category, origin and reader: asked of the function itself. */
export const borderGenerators: readonly Generator[] = [{ path: 'docs/border.md', produce: async () => page() }]

const conditionWords: Readonly<Record<CrossingCondition, string>> = {
  'no-personal-data': 'scanned and free of personal data',
  'no-small-groups': 'no group of fewer than ten persons',
  'confidentiality-undertaking': 'an undertaking of confidentiality',
  'technology-export-check': 'checked against the catalogue of restricted technology',
}

const formWords: Readonly<Record<ReplicaForm, string>> = {
  'derived-fields': 'only derived fields: name, identifier, whether verified',
  'clean-room': 'only answers of the clean room at the origin',
  'on-site': 'only on site at the origin, or by comparing digests',
  pseudonymised: 'only pseudonymised: role and result of competence',
  summary: 'only a summary for who needs to know it',
  'cooperation-notice': 'only by a notice of cooperation',
  'filing-status': 'only number, status and expiry',
  'grades-and-reasons': 'only grades and reasons without personal data',
}

const envelopeFormWords: Readonly<Record<EnvelopeForm, string>> = {
  ...formWords,
  content: 'its content',
  digest: 'a digest, by which it is compared',
}

const storageWords: Readonly<Record<CategoryRecord['stored'], string>> = {
  nowhere: 'nowhere',
  anywhere: 'anywhere',
  origin: 'at the origin',
  'origin-separate-key': 'at the origin, under a key of its own',
  'origin-clean-room': 'in a clean room at the origin',
  'origin-and-replica': 'at the origin, with replicas',
  lead: 'at the lead authority',
  mainland: 'in the mainland',
}

type Found = Extract<ReadDecision, { ok: false }>['refusal']['violations'][number]
type FoundOf<Code extends Found['code']> = Extract<Found, { code: Code }>

/** What the gate says when everything is there that the product can check, and what it names when none of it is. */
function said(category: ResidencyCategory, origins: readonly ReadingPlace[], reader: ReadingPlace): string {
  const whole = decideRead(readOfEvaluator, factsOf(reader, category, origins))
  const conditions = [...new Set(foundIn(bareDecision(category, origins, reader)).flatMap(conditionOf))]
  if (!whole.ok) return refusal(whole, conditions)
  const bases = whole.grounds.flatMap((ground) => (ground.kind === 'basis' ? [ground.basisId] : []))
  if (whole.grounds.every((ground) => ground.kind === 'own-cell')) return 'read'
  const under = bases.length === 0 ? '' : ` under ${bases.map(codeOfBasis).join(' and ')}`
  return `read${under} if ${conditions.join(', ')}`
}

function bareDecision(
  category: ResidencyCategory,
  origins: readonly ReadingPlace[],
  reader: ReadingPlace,
): ReadDecision {
  const { object, ...known } = factsOf(reader, category, origins, [])
  const scan = { digest: object.digest, state: 'not-scanned', personalData: 'not-scanned' } as const
  const bare = { smallestGroup: null, isTechnologyExportChecked: false, scan }
  return decideRead(readOfEvaluator, withObject({ ...known, object, hasConfidentialityUndertaking: false }, bare))
}

function refusal(whole: ReadDecision, conditions: readonly string[]): string {
  const found = foundIn(whole)
  if (found.some(({ code }) => code === 'content-never-read')) return '**never**'
  const stays = found.find((one): one is FoundOf<'content-stays'> => one.code === 'content-stays')
  if (stays !== undefined) return `**stays**; ${formWords[stays.params.form]}`
  const waits = found
    .filter((one): one is FoundOf<'basis-missing'> => one.code === 'basis-missing')
    .map(({ params }) => params.accepted.map((code) => `\`${code}\``).join(' or '))
  return `**refused** until ${waits.join(' and ')} is built; then if ${conditions.join(', ')}`
}

function foundIn(decision: ReadDecision): readonly Found[] {
  return decision.ok ? [] : decision.refusal.violations
}

function conditionOf(found: Found): string[] {
  if (found.code === 'content-not-clean') return ['scanned and clean']
  return found.code === 'crossing-condition-missing' ? [conditionWords[found.params.condition]] : []
}

function codeOfBasis(basisId: string): string {
  return `\`${basisId.replace(/^bas_/, '')}\``
}

function placeName(place: ReadingPlace): string {
  return placeOf(place).names.en
}

/** Objects of more than one origin, of the category that has a basis for most pairs. */
const mixtures: readonly (readonly ReadingPlace[])[] = [
  ['CN', 'HK'],
  ['CN', 'MO'],
  ['HK', 'MO'],
  ['CN', 'HK', 'MO'],
]

function page(): string {
  return [...introduction(), ...reads(), ...categories(), ...envelopes(), ...judged(), ...law()].join('\n')
}

function introduction(): string[] {
  return [
    '# Who may read what across a border',
    '',
    'Generated from `packages/domain/src/read-gate/read-gate.ts` by `npm run generate`: each cell is what the function answers. It is a',
    'reference edition, modelled on the law, and no legal advice. A view on a screen in another place is an export, so the gate is asked before',
    'content is shown in any way.',
    '',
    '- The reader is an evaluator who is authorised, assigned to the case, has declared for it, is in no conflict, and reads for that case. Without',
    '  any one of these the answer is a refusal in every cell. The reader’s place is that of the office in the authorisation.',
    '- **read** is said where everything is there that the cell names. Without any part of it the gate refuses and names the part.',
    '- A basis counts for exactly one pair of places. What may be read in a second place may not be passed on from there to a third.',
    '- What is not known is refused: a place, a category, the result of a scan, a count of persons, a calendar.',
    '- In the own cell a file that no scanner has looked at is read and marked; it never crosses. A quarantined file is read nowhere.',
    '',
  ]
}

function reads(): string[] {
  return [
    '## By category, origin and reader',
    '',
    markdownTable(
      ['category', 'origin', ...readingPlaces.map((place) => `reader in ${placeName(place)}`)],
      codes.flatMap((category) =>
        readingPlaces.map((origin, index) => [
          index === 0 ? `${category} ${residencyCategories[category].name.en}` : category,
          placeName(origin),
          ...readingPlaces.map((reader) => said(category, [origin], reader)),
        ]),
      ),
    ),
    '',
    'Under a standard contract the gate also asks that its recipient is the legal entity of the reader’s office, that it names the category',
    'and the case, that both sides have filed it or still have time to, and that the subjects of the calendar year, with those of the file, are no',
    'more than it states. For sensitive data (C9) the contract has a separate consent of the subjects. The other bases that the law knows for',
    'personal data from the mainland are in the last table; none of them is built. A contract that was terminated as of a later day is filed and relied',
    'on until that day; what is due before it stays due, and from that day on nothing is read under it and nothing filed. Two contracts',
    'between the same parties do not hold for the same case and category on the same day: one takes the place of the other.',
    '',
    '## Objects of several origins',
    '',
    'What is made from data of several places has all their origins, and obeys the rule of each. A result that a laboratory makes of data from',
    'elsewhere has the laboratory’s place as one more origin, unless it is proved that no data of that place went in. For category C8:',
    '',
    markdownTable(
      ['origins', ...readingPlaces.map((place) => `reader in ${placeName(place)}`)],
      mixtures.map((origins) => [
        origins.map(placeName).join(', '),
        ...readingPlaces.map((reader) => said('C8', origins, reader)),
      ]),
    ),
    '',
  ]
}

function categories(): string[] {
  return [
    '## The categories',
    '',
    markdownTable(
      ['category', 'examples', 'personal data', 'where it lies', 'who takes an upload', 'stricter than'],
      codes.map((category) => categoryLine(category)),
    ),
    '',
    'A category is stricter than another when it asks at every border for all that the other asks for. What holds two categories of which',
    'neither is stricter is kept as separate files.',
    '',
  ]
}

function envelopes(): string[] {
  return [
    '## What crosses in an envelope',
    '',
    'Envelopes between authorities are sent without a legal basis, so each type carries only what crosses without one between every two places.',
    'Anything else does not compile, is not signed, and is refused where it arrives (`category-not-carried`). Source: scheme GBA-AI 2026-1,',
    'residency and cross-boundary reading; reviewed on 2026-11-28.',
    '',
    markdownTable(
      ['type', 'category', 'in what form'],
      Object.entries(envelopeCategories).flatMap(([type, allowed]) =>
        (Object.entries(allowed) as [ResidencyCategory, EnvelopeForm][]).map(([category, form], index) => [
          index === 0 ? `\`${type}\`` : '',
          `${category} ${residencyCategories[category].name.en}`,
          envelopeFormWords[form],
        ]),
      ),
    ),
    '',
  ]
}

function judged(): string[] {
  return [
    '## What is judged',
    '',
    'Every read is judged by all of these; a refusal names everything that is missing, each with its clause.',
    '',
    markdownTable(['rule', 'standard', 'clause', 'in other words'], readGuards.map(guardLine)),
    '',
    'A basis is judged by all of these at each read, and its end by the last. Each side has ten working days of its own place to file.',
    '',
    markdownTable(['rule', 'standard', 'clause', 'in other words'], [...basisGuards, ...basisEndGuards].map(guardLine)),
    '',
  ]
}

function law(): string[] {
  return [
    '## Working days',
    '',
    'Days of a year without a calendar are not counted. A clock that runs through a provisional year is not relied on.',
    '',
    markdownTable(
      ['place', 'year', 'status', 'source', 'reviewed on'],
      Object.entries(calendars).flatMap(([place, years]) =>
        years.map(({ year, status, source, reviewedOn }) => [place, String(year), status, source, reviewedOn]),
      ),
    ),
    '',
    '## Catalogues of restricted technology',
    '',
    'A technical document is held against the edition that holds on the day, by a person of the authority at its origin; the check counts while',
    'that edition holds.',
    '',
    markdownTable(
      ['edition', 'place', 'what it is', 'in force from', 'source', 'reviewed on'],
      catalogueEditions.map(({ code, place, name, inForceFrom, source, reviewedOn }) => [
        `\`${code}\``,
        place,
        name,
        inForceFrom,
        source,
        reviewedOn,
      ]),
    ),
    '',
    '## Legal bases',
    '',
    markdownTable(
      ['code', 'what it is', 'from', 'to', 'in force from', 'judged here', 'source', 'reviewed on'],
      basisKinds.map(({ code, name, from, to, inForceFrom, contract, source, reviewedOn }) => [
        `\`${code}\``,
        name,
        from.join(', '),
        to.join(', '),
        inForceFrom ?? '–',
        contract === null ? 'not built: refused' : `whole, ${contract} edition`,
        source,
        reviewedOn,
      ]),
    ),
    '',
  ]
}

function categoryLine(category: ResidencyCategory): string[] {
  const { stored, upload, holdsPersonalData, stricterThan } = categoryRecords[category]
  const taken = {
    'every-place': 'every authority',
    place: upload.kind === 'place' ? `the authority of ${placeOf(upload.place).names.en} only` : '',
    incident: 'nobody; an attempt is an incident',
  }
  return [
    `${category} ${residencyCategories[category].name.en}`,
    residencyCategories[category].examples.en,
    holdsPersonalData ? 'yes' : 'no',
    storageWords[stored],
    taken[upload.kind],
    stricterThan.join(', ') || '–',
  ]
}

function guardLine({ name, clause }: { readonly name: string; readonly clause: keyof typeof clauses }): string[] {
  const cited = clauses[clause]
  return [name, cited.standard, cited.clause, cited.gist]
}
