import type { verification } from '@concert/contracts/registry'
import type { Period } from '@concert/credentials/period-of-validity'
import type { SignatureFinding, VerificationResult } from '@concert/credentials/verify-credential'
import { isInForce } from '@concert/domain/effect/public-effect'
import type { z } from 'zod'
import type { RegisteredCertificate, RegisteredEffect } from '#register/representation.ts'

/** What a credential is worth, and why: the data of the one sentence about it. */
export interface Verdict {
  readonly answer: z.output<typeof verification>['answer']
  readonly basis: Basis
  readonly certificateNumber: string | null
  /** Whether the day of the check is a day of validity; null when there is no content. */
  readonly period: Period | null
  readonly signatures: readonly SignatureFinding[]
  /** What the register has for exactly this content; empty when it has nothing. */
  readonly effects: readonly RegisteredEffect[]
  readonly checkedAt: string
}

export type Basis =
  | { readonly kind: 'altered' | 'not-a-credential' | 'unknown-issuer' | 'not-registered' }
  | { readonly kind: 'expired' | 'not-yet-valid'; /** The day that decides, `YYYY-MM-DD`. */ readonly day: string }
  | {
      readonly kind: 'effects'
      /** In how many of its places it is in force. */ readonly inForce: 'all' | 'some' | 'none'
    }

/** Judges a verified credential with the register's entry of its number, if there is one. */
export function judge(
  result: VerificationResult,
  registered: RegisteredCertificate | undefined,
  checkedAt: string,
): Verdict {
  // An entry of the same number with different content says nothing about this credential.
  const entry = registered?.certificateDigest === result.certificateDigest ? registered : undefined
  const basis = basisOf(result, entry)
  return {
    basis,
    answer: answerOf(basis),
    certificateNumber: result.content?.certificateNumber ?? null,
    period: result.period ?? null,
    signatures: result.findings,
    effects: result.content === undefined ? [] : (entry?.effects ?? []),
    checkedAt,
  }
}

function basisOf(
  { authenticity, content, period }: VerificationResult,
  entry: RegisteredCertificate | undefined,
): Basis {
  if (authenticity !== 'authentic') return { kind: authenticity }
  if (content === undefined) throw new Error('an authentic credential has a content')
  if (entry === undefined) return { kind: 'not-registered' }
  if (period === 'expired') return { kind: 'expired', day: content.validTo }
  if (period === 'not-yet-valid') return { kind: 'not-yet-valid', day: content.validFrom }
  const places = entry.effects.filter(({ status }) => isInForce(status)).length
  return { kind: 'effects', inForce: places === 0 ? 'none' : places === entry.effects.length ? 'all' : 'some' }
}

function answerOf(basis: Basis): Verdict['answer'] {
  switch (basis.kind) {
    case 'altered':
    case 'not-a-credential':
    case 'unknown-issuer':
      return basis.kind
    case 'not-registered':
    case 'expired':
    case 'not-yet-valid':
      return 'authentic-not-in-force'
    case 'effects':
      return inForceAnswers[basis.inForce]
  }
}

const inForceAnswers = {
  all: 'authentic-and-in-force',
  some: 'authentic-in-force-in-part',
  none: 'authentic-not-in-force',
} as const
