import { z } from 'zod'
import { exactly, listOf, textInEveryLanguage } from './catalogue-schema.ts'
import type { EditionCatalogue } from './catalogue-schema.ts'
import { repeats } from './catalogue-rules.ts'

// With fewer than two distinct persons, one person would decide alone (four eyes on every decision, ISO/IEC 17065 7.6).
const quorum = z.int().min(2).max(9)

/** The parameters that the joint body fixed for an edition, in addition to its catalogue. */
export const parametersSchema = exactly({
  $comment: z.string(),
  edition: z.string(),
  decisionQuorum: exactly({ high: quorum, limited: quorum, minimal: quorum }),
  recognitionQuorum: quorum,
  nonconformityDeadlineDays: exactly({ minor: z.int().min(1).max(365), major: z.int().min(1).max(365) }),
  competences: listOf(exactly({ code: z.string().regex(/^[A-Za-z]+$/), title: textInEveryLanguage })),
  competenceOf: z.record(z.string(), z.string()).readonly(),
})
export type EditionParameters = z.infer<typeof parametersSchema>

/** The contradictions between an edition's parameters and its catalogue, one sentence each, empty when sound. */
export function faultsOfParameters(parameters: EditionParameters, catalogue: EditionCatalogue): string[] {
  const { decisionQuorum, competenceOf } = parameters
  const codes = parameters.competences.map(({ code }) => code)
  const ids = catalogue.requirements.map(({ id }) => id)
  const isAscending = decisionQuorum.minimal <= decisionQuorum.limited && decisionQuorum.limited <= decisionQuorum.high
  return [
    ...(isAscending ? [] : ['a higher class has a smaller decision quorum']),
    ...repeats(codes).map((code) => `competence ${code} is defined twice`),
    ...ids.filter((id) => !Object.hasOwn(competenceOf, id)).map((id) => `${id} has no competence`),
    ...Object.entries(competenceOf).flatMap(([id, code]) => [
      ...(ids.includes(id) ? [] : [`${id} has a competence and is no requirement`]),
      ...(codes.includes(code) ? [] : [`${id} needs the competence ${code}, which is not defined`]),
    ]),
    ...codes
      .filter((code) => !Object.values(competenceOf).includes(code))
      .map((code) => `competence ${code} is needed by no requirement`),
  ]
}
