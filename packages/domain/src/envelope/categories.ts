import type { ResidencyCategory } from '#residency/category.ts'
import type { ReplicaForm } from '#residency/crossing-words.ts'
import type { EnvelopeType } from './state.ts'

/**
 * In what form a category may be in an envelope: its whole content, a digest or an index by which content is compared and not read, or what
 * the scheme lets be seen of content that stays at its origin.
 */
export type EnvelopeForm = 'content' | 'digest' | ReplicaForm

type Allowed = Readonly<Partial<Record<ResidencyCategory, EnvelopeForm>>>

/**
 * Which categories the body of each type of envelope may carry, and in what form. What is not here is in no envelope of the type.
 *
 * Source: scheme GBA-AI 2026-1, residency and cross-boundary reading. Reviewed on 2026-11-28. An envelope is sent without a legal basis, so
 * it holds only what crosses without one between every two places (`categories.test.ts`).
 */
export const envelopeCategories = {
  /** Grades and reasons of the lead, of whom and of which system; evidence and weights by digest. */
  'dossier.v1': { C1: 'content', C2: 'derived-fields', C10: 'digest', C15: 'grades-and-reasons' },
  'recognition-decision.v1': { C1: 'content', C15: 'grades-and-reasons' },
  /** Which of the files that a dossier cites are closed, by digest, and why: a word of a closed list, which names nobody. */
  'evidence-closed.v1': { C15: 'grades-and-reasons' },
  /** The content of a certificate is public once it is signed by all: with the identity and the digest of the weights that it states. */
  'attestation-request.v1': { C1: 'content' },
  'attestation.v1': { C1: 'content' },
  'certificate-issued.v1': { C1: 'content' },
  'effect-changed.v1': { C1: 'content' },
  /** Since when weights are lodged, and an index of them under a key. */
  'lodgement-query.v1': { C10: 'digest', C15: 'grades-and-reasons' },
  'lodgement-answer.v1': { C10: 'digest', C15: 'grades-and-reasons' },
  /** For which function and competence a person is wanted, and what one was found competent in: of nobody who is named. */
  'loan-request.v1': { C1: 'content', C12: 'pseudonymised' },
  'loan-answer.v1': { C12: 'pseudonymised' },
} as const satisfies Readonly<Record<EnvelopeType, Allowed>>

/** The categories that envelopes of a type may carry. */
export type CategoryIn<Type extends EnvelopeType> = keyof (typeof envelopeCategories)[Type] & ResidencyCategory

/** Whether an envelope of the type may carry a category. What is not known of either is not allowed. */
export function mayCarry(type: string, category: string): boolean {
  return Object.hasOwn(envelopeCategories, type) && Object.hasOwn(envelopeCategories[type as EnvelopeType], category)
}
