import { type MetricCheck, obligations } from '@concert/domain/scheme/requirement'
import type { CatalogueRequirement, EditionCatalogue } from './catalogue-schema.ts'

/** The lowest class first: each class requires everything that the previous one requires. */
const classesUpwards = ['minimal', 'limited', 'high'] as const

/**
 * The faults of a catalogue beyond its shape, one sentence each, empty when sound: ids are unique, codes are declared,
 * and a higher class never requires less, neither by obligation nor by the threshold of a metric.
 */
export function faultsOfCatalogue(catalogue: EditionCatalogue): string[] {
  const { scheme, requirements } = catalogue
  return [
    ...repeats(scheme.riskClasses.map((riskClass) => riskClass.code)).map((code) => `class ${code} is defined twice`),
    ...repeats(requirements.map((requirement) => requirement.id)).map((id) => `${id} is defined twice`),
    ...requirements.flatMap((requirement) =>
      [
        ...undeclaredCodes(requirement, scheme),
        ...faultsOfApplicability(requirement),
        ...faultsOfMetrics(requirement),
      ].map((fault) => `${requirement.id}: ${fault}`),
    ),
  ]
}

function undeclaredCodes(requirement: CatalogueRequirement, scheme: EditionCatalogue['scheme']): string[] {
  const codesOf = (declared: readonly { readonly code: string }[]) => declared.map(({ code }) => code)
  const undeclared = (used: readonly string[], declared: readonly string[], what: string) =>
    used.filter((code) => !declared.includes(code)).map((code) => `${what} ${code} is not declared by the scheme`)
  const categories = requirement.evidence.map((evidence) => evidence.residencyCategory)
  return [
    ...(requirement.id.startsWith(`${scheme.id}-${requirement.pillar}-`) ? [] : ['the id does not name the pillar']),
    ...undeclared([requirement.pillar], codesOf(scheme.pillars), 'pillar'),
    ...undeclared(requirement.modalities, scheme.modalities, 'modality'),
    ...undeclared(requirement.evaluationMethods, codesOf(scheme.evaluationMethods), 'evaluation method'),
    ...undeclared(categories, codesOf(scheme.residencyCategories), 'residency category'),
    ...repeats(requirement.evidence.map(({ type }) => type)).map((type) => `evidence ${type} is named twice`),
  ]
}

function faultsOfApplicability(requirement: CatalogueRequirement): string[] {
  const { riskClasses } = requirement.applicability
  const strengths = classesUpwards.map((riskClass) =>
    // -1 for not-applicable, which is less than any obligation.
    obligations.findIndex((obligation) => obligation === riskClasses[riskClass]),
  )
  return [
    ...(riskClasses.unacceptable === 'refuse' ? [] : ['the class unacceptable is not refused']),
    ...classesUpwards
      .filter((riskClass) => riskClasses[riskClass] === 'refuse')
      .map((riskClass) => `the certifiable class ${riskClass} is refused`),
    ...(isAscending(strengths) ? [] : ['a higher class asks less than a lower one']),
  ]
}

function faultsOfMetrics(requirement: CatalogueRequirement): string[] {
  const { kind, metrics } = requirement.acceptance
  return [
    ...((kind === 'judgement') === (metrics.length === 0) ? [] : [`the kind ${kind} does not fit its metrics`]),
    ...repeats(metrics.map(({ id }) => id)).map((id) => `metric ${id} is defined twice`),
    ...metrics.filter(loosensUpwards).map(({ id }) => `metric ${id} is looser for a higher class`),
  ]
}

/** Whether a higher class has a looser bound than a lower one, or none where the lower one has one. */
function loosensUpwards(metric: MetricCheck): boolean {
  const bounds = classesUpwards.map((riskClass) => metric.threshold[riskClass])
  const first = bounds.findIndex((bound) => bound !== undefined)
  const given = first < 0 ? [] : bounds.slice(first)
  const values = given.flatMap((bound) => (bound === undefined ? [] : [Number(bound)]))
  if (values.length < given.length) return true
  switch (metric.operator) {
    case '>=':
      return !isAscending(values)
    case '<=':
      return !isAscending(values.toReversed())
    case '==':
      return new Set(values).size > 1
  }
}

function isAscending(values: readonly number[]): boolean {
  return values.every((value, index) => index === 0 || value >= (values[index - 1] ?? value))
}

/** Each value that occurs more than once, once per additional occurrence. */
export function repeats<Value>(values: readonly Value[]): Value[] {
  return values.filter((value, index) => values.indexOf(value) < index)
}
