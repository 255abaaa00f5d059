import type { TextInEveryLanguage } from '@concert/domain/languages'
import { z } from 'zod'
import { faultsOfCatalogue } from './catalogue-rules.ts'
import { type EditionCatalogue, catalogueSchema } from './catalogue-schema.ts'
import catalogue2026 from './editions/gba-ai-2026-1.json' with { type: 'json' }
import parameters2026 from './editions/gba-ai-2026-1.parameters.json' with { type: 'json' }
import { type EditionParameters, faultsOfParameters, parametersSchema } from './parameters-schema.ts'

/** The shipped editions, as applications name them. A case keeps the edition it was opened under. */
export const editions = ['GBA-AI 2026-1'] as const
export type EditionId = (typeof editions)[number]

/** One edition of the scheme: its catalogue and what the joint body fixed beside it. Frozen. */
export type Edition = {
  readonly id: EditionId
  readonly name: TextInEveryLanguage
  readonly scheme: EditionCatalogue['scheme']
  readonly requirements: EditionCatalogue['requirements']
  readonly parameters: EditionParameters
}

const sources: Record<EditionId, { catalogue: unknown; parameters: unknown }> = {
  'GBA-AI 2026-1': { catalogue: catalogue2026, parameters: parameters2026 },
}
const loaded = new Map<EditionId, Edition>()

/**
 * The edition of that id, validated whole when it is first asked for.
 *
 * @throws Error naming every fault when the shipped data are not sound: nothing may run on a broken edition
 */
export function loadEdition(id: EditionId): Edition {
  const known = loaded.get(id)
  if (known !== undefined) return known
  const edition = buildEdition(id, sources[id].catalogue, sources[id].parameters)
  loaded.set(id, edition)
  return edition
}

/** Whether a text names a shipped edition. */
export function isEditionId(value: string): value is EditionId {
  return editions.some((id) => id === value)
}

/**
 * Builds an edition from its two data files.
 *
 * @throws Error naming every fault: of shape first, else of what holds between members
 */
export function buildEdition(id: EditionId, catalogueData: unknown, parametersData: unknown): Edition {
  const catalogue = catalogueSchema.safeParse(catalogueData)
  const parameters = parametersSchema.safeParse(parametersData)
  if (!catalogue.success) throw unsound(id, [z.prettifyError(catalogue.error)])
  if (!parameters.success) throw unsound(id, [z.prettifyError(parameters.error)])

  const { scheme, requirements } = catalogue.data
  const named = `${scheme.id} ${scheme.edition}`
  const faults = [
    ...(named === id ? [] : [`the catalogue is of ${named}`]),
    ...(parameters.data.edition === id ? [] : [`the parameters are of ${parameters.data.edition}`]),
    ...faultsOfCatalogue(catalogue.data),
    ...faultsOfParameters(parameters.data, catalogue.data),
  ]
  if (faults.length > 0) throw unsound(id, faults)
  return Object.freeze({ id, name: scheme.name, scheme, requirements, parameters: parameters.data })
}

function unsound(id: EditionId, faults: readonly string[]): Error {
  return new Error(`Edition ${id} is not sound:\n${faults.join('\n')}`)
}
