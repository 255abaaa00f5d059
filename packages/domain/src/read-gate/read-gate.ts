import { type Judgement, judgeByGuards } from '#machine.ts'
import type { BasisCode } from '#transfer-basis/basis-kinds.ts'
import { type Coverage, coveringBasis } from './covering-basis.ts'
import { foreignOrigins, readerIsAuthorised, readGuards } from './guards.ts'
import type { ReadContent, ReadFacts } from './read-facts.ts'

/** On what content is read from one of its origins: in the own cell, by its category alone, or under a basis. */
export type ReadGround =
  | { readonly kind: 'own-cell'; readonly origin: string }
  | { readonly kind: 'category'; readonly origin: string }
  | {
      readonly kind: 'basis'
      readonly origin: string
      readonly code: BasisCode
      readonly basisId: string
      readonly version: number
    }

export type ReadDecision =
  | (Extract<Judgement, { ok: true }> & {
      /** One of each origin. */
      readonly grounds: readonly ReadGround[]
      /** No scanner has looked at the bytes; whoever shows them says so. */
      readonly isUnscanned: boolean
    })
  | Extract<Judgement, { ok: false }>

/**
 * Whether a person may read the content of an object now: on what grounds, or everything that is missing. It is asked before the first
 * byte and again while bytes flow, with the facts of that moment.
 */
export function decideRead(command: ReadContent, facts: ReadFacts): ReadDecision {
  const coverages = coveragesOf(command, facts)
  // Without an instant no authorisation is unexpired, and nothing else can be judged.
  const guards = Number.isNaN(Date.parse(command.at)) ? [readerIsAuthorised] : readGuards
  const judgement = judgeByGuards(guards, null, command, { ...facts, coverages })
  if (!judgement.ok) return judgement
  const grounds = facts.object.origins.map((origin) =>
    groundOf(
      origin,
      coverages.find((coverage) => coverage.origin === origin),
    ),
  )
  return { ...judgement, grounds, isUnscanned: facts.object.scan?.state === 'not-scanned' }
}

function coveragesOf(command: ReadContent, facts: ReadFacts): Coverage[] {
  const office = facts.authorisation?.office
  if (office === undefined || office === null) return []
  return foreignOrigins(facts).map((origin) => coveringBasis(origin, office, command, facts))
}

function groundOf(origin: string, coverage: Coverage | undefined): ReadGround {
  if (coverage === undefined) return { kind: 'own-cell', origin }
  const basis = coverage.ok ? coverage.basis : null
  return basis === null
    ? { kind: 'category', origin }
    : { kind: 'basis', origin, code: basis.code, basisId: basis.basisId, version: basis.version }
}
