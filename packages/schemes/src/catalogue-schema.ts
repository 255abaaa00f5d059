import { nonconformityGrades } from '@concert/domain/evaluation/state'
import { jurisdictions } from '@concert/domain/jurisdictions'
import { languages } from '@concert/domain/languages'
import { riskClasses } from '@concert/domain/risk-class'
import { modalities, obligations } from '@concert/domain/scheme/requirement'
import { z } from 'zod'

export const words = z.string().trim().min(1).max(2000)
const code = z.string().regex(/^[A-Za-z0-9-]+$/)

/** An object with exactly these members, frozen: every request of a process shares the edition. */
export function exactly<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape).readonly()
}

/** A frozen list of at least `min` entries. */
export function listOf<Item extends z.ZodType>(item: Item, min = 1) {
  return z.array(item).min(min).readonly()
}

export const textInEveryLanguage = z.record(z.enum(languages), words).readonly()

const certifiableClass = z.enum(riskClasses).exclude(['unacceptable'])
const jurisdiction = z.enum(jurisdictions)
const modality = z.enum(modalities)

const titledCode = exactly({ code, title: textInEveryLanguage })

const uncertifiable = exactly({
  code: z.literal('unacceptable'),
  certifiable: z.literal(false),
  title: textInEveryLanguage,
})
const certifiable = exactly({
  code: certifiableClass,
  certifiable: z.literal(true),
  validityMonths: z.int().min(1).max(60),
  surveillanceMonths: listOf(z.int().min(1)),
  minReviewers: z.int().min(1),
  title: textInEveryLanguage,
})

const scheme = exactly({
  id: z.string().regex(/^[A-Z]+-[A-Z]+$/),
  edition: z.string().regex(/^\d{4}-\d+$/),
  type: words,
  name: textInEveryLanguage,
  pillars: listOf(titledCode),
  riskClasses: listOf(z.discriminatedUnion('certifiable', [uncertifiable, certifiable])),
  modalities: listOf(z.enum(['all', ...modalities])),
  evaluationMethods: listOf(titledCode),
  residencyCategories: listOf(exactly({ code: z.string().regex(/^C\d{1,2}$/), title: words, rule: words })),
  conformityGrades: listOf(code),
  decisionRule: words,
})

const evidenceDemand = exactly({
  type: code,
  residencyCategory: z.string(),
  description: words,
  maxAgeDays: z.int().min(1).optional(),
})

const metricCheck = exactly({
  id: z.string().regex(/^[a-z0-9_-]+$/),
  name: words,
  formula: words,
  unit: words,
  operator: z.enum(['<=', '>=', '==']),
  threshold: z.partialRecord(certifiableClass, z.union([z.number(), z.boolean()])).readonly(),
  minSample: z.int().min(1).nullable(),
  basis: z.string().regex(/^(cited|convention|proposed)\b/),
  modalities: listOf(modality).optional(),
  jurisdictions: listOf(jurisdiction).optional(),
  contentTypes: listOf(code).optional(),
})

const requirement = exactly({
  id: z.string().regex(/^GBA-AI-[A-Z]{2}-\d{2}$/),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  pillar: code,
  title: textInEveryLanguage,
  statement: exactly({ en: words }),
  evidence: listOf(evidenceDemand, 0),
  evaluationMethods: listOf(code),
  modalities: listOf(z.enum(['all', ...modalities])),
  applicability: exactly({
    riskClasses: z.record(z.enum(riskClasses), z.enum([...obligations, 'not-applicable', 'refuse'])).readonly(),
  }),
  acceptance: exactly({
    kind: z.enum(['judgement', 'metrics-and-judgement']),
    metrics: listOf(metricCheck, 0),
    reviewerQuestions: listOf(words, 0),
  }),
  defaultNonconformity: z.enum(nonconformityGrades),
  surveillance: z.enum(['every-surveillance', 'recertification', 'on-change', 'sandbox-only']),
  normativeReferences: listOf(words, 0),
})

/**
 * The shape of an edition's catalogue, which is the same in every place: every member known, none besides. What holds between
 * members is in `catalogue-rules.ts`, what each place makes of it in `places-schema.ts`.
 */
export const catalogueSchema = exactly({ $comment: words, scheme, requirements: listOf(requirement) })
export type EditionCatalogue = z.infer<typeof catalogueSchema>
export type CatalogueRequirement = EditionCatalogue['requirements'][number]
