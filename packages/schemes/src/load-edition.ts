import type { TextInEveryLanguage } from '@concert/domain/languages'
import { type Jurisdiction, jurisdictions } from '@concert/domain/jurisdictions'
import type { Requirement } from '@concert/domain/scheme/requirement'
import { z } from 'zod'
import { faultsOfCatalogue } from './catalogue-rules.ts'
import { type CatalogueRequirement, type EditionCatalogue, catalogueSchema } from './catalogue-schema.ts'
import { gbaAi20261 } from './editions/gba-ai-2026-1/edition.ts'
import { type EditionParameters, faultsOfParameters, parametersSchema } from './parameters-schema.ts'
import { faultsOfPlaceList, faultsOfPlaces, type PlacesOfEdition, placeSchema } from './places-schema.ts'

/** The shipped editions, by the names that applications use. A case keeps the edition under which it was opened. */
export const editions = ['GBA-AI 2026-1'] as const
export type EditionId = (typeof editions)[number]

/** One edition of the scheme: its catalogue, what each place makes of it, and what the joint body fixed beside it. Frozen. */
export type Edition = {
  readonly id: EditionId
  readonly name: TextInEveryLanguage
  readonly scheme: EditionCatalogue['scheme']
  readonly requirements: readonly Requirement[]
  readonly parameters: EditionParameters
  readonly places: PlacesOfEdition
}

/** The data of an edition as they come, of which nothing is known yet. */
interface EditionData {
  readonly catalogue: unknown
  readonly parameters: unknown
  readonly places: Readonly<Record<string, unknown>>
}

const sources: Record<EditionId, EditionData> = { 'GBA-AI 2026-1': gbaAi20261 }
const loaded = new Map<EditionId, Edition>()

/**
 * The edition of that id. It is validated completely when it is first requested.
 *
 * @throws Error naming every fault when the shipped data are not sound: nothing may run on a broken edition
 */
export function loadEdition(id: EditionId): Edition {
  const known = loaded.get(id)
  if (known !== undefined) return known
  const edition = buildEdition(id, sources[id])
  loaded.set(id, edition)
  return edition
}

/** Every shipped edition. @throws Error when one is not sound: a service that works by editions does not start then */
export function loadEditions(): readonly Edition[] {
  return editions.map(loadEdition)
}

/** Whether a text names a shipped edition. */
export function isEditionId(value: string): value is EditionId {
  return editions.some((id) => id === value)
}

/**
 * Builds an edition from its data files.
 *
 * @throws Error naming every fault: first of shape, otherwise of the relations between members
 */
export function buildEdition(id: EditionId, data: EditionData): Edition {
  const catalogue = checked(id, 'the catalogue', catalogueSchema, data.catalogue)
  const parameters = checked(id, 'the parameters', parametersSchema, data.parameters)
  const listed = faultsOfPlaceList(Object.keys(data.places))
  if (listed.length > 0) throw unsound(id, listed)
  const places = Object.fromEntries(
    jurisdictions.map((place) => [place, checked(id, `the data of ${place}`, placeSchema, data.places[place])]),
  ) as PlacesOfEdition

  const { scheme } = catalogue
  const named = `${scheme.id} ${scheme.edition}`
  const faults = [
    ...(named === id ? [] : [`the catalogue is of ${named}`]),
    ...(parameters.edition === id ? [] : [`the parameters are of ${parameters.edition}`]),
    ...faultsOfCatalogue(catalogue),
    ...faultsOfParameters(parameters, catalogue),
    ...faultsOfPlaces(id, places, catalogue),
  ]
  if (faults.length > 0) throw unsound(id, faults)
  const requirements = Object.freeze(catalogue.requirements.map((requirement) => inPlaces(requirement, places)))
  return Object.freeze({ id, name: scheme.name, scheme, requirements, parameters, places: Object.freeze(places) })
}

function checked<Schema extends z.ZodType>(
  id: EditionId,
  what: string,
  schema: Schema,
  data: unknown,
): z.output<Schema> {
  const result = schema.safeParse(data)
  if (!result.success) throw unsound(id, [`${what}: ${z.prettifyError(result.error)}`])
  return result.data
}

/** A requirement of the catalogue with what every place makes of it. */
function inPlaces(requirement: CatalogueRequirement, places: PlacesOfEdition): Requirement {
  const { id, applicability } = requirement
  const entries = jurisdictions.map((place) => [place, places[place].applicability[id]])
  const byPlace = Object.fromEntries(entries) as Record<
    Jurisdiction,
    Requirement['applicability']['jurisdictions'][Jurisdiction]
  >
  const localAnnex = jurisdictions.flatMap((jurisdiction) => {
    const text = places[jurisdiction].localAnnex[id]
    return text === undefined ? [] : [Object.freeze({ id: `${id}/${jurisdiction}`, jurisdiction, text })]
  })
  return Object.freeze({
    ...requirement,
    applicability: Object.freeze({ ...applicability, jurisdictions: Object.freeze(byPlace) }),
    localAnnex: Object.freeze(localAnnex),
  })
}

function unsound(id: EditionId, faults: readonly string[]): Error {
  return new Error(`Edition ${id} is not sound:\n${faults.join('\n')}`)
}
