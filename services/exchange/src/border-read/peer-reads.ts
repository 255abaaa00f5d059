import type { Readable } from 'node:stream'
import { giveEvidenceAcrossBorder } from '@concert/contracts/border-reads'
import { basisId } from '@concert/contracts/primitives'
import { type ProblemCode, problem, problemError, type ProblemError } from '@concert/contracts/problems'
import { type CustodyBasis, custodyBases } from '@concert/domain/artefact/state'
import type { Authority } from '@concert/domain/jurisdictions'
import type { Language } from '@concert/domain/languages'
import { Agent, request } from 'undici'
import { z } from 'zod'
import { plain } from '#plain-text.ts'

/** What another authority answers to a request to read. */
export type ReadAnswer =
  | { readonly outcome: 'given'; readonly bytes: Readable; readonly terms: ReadTerms }
  /** Its gate, or its file, does not let the content be read; in its own words. */
  | { readonly outcome: 'refused'; readonly said: SaidRefusal }
  /** No answer, or none that says whether the content may be read. */
  | { readonly outcome: 'unanswered'; readonly reason: string }

/** A refusal as another authority says it. */
export interface SaidRefusal {
  readonly code: ProblemCode
  readonly detail: string
  readonly errors: readonly ProblemError[]
}

/** On what the bytes are given, as the other authority says. */
export interface ReadTerms {
  readonly sizeBytes: number
  readonly bases: readonly CustodyBasis[]
  readonly basisIds: readonly string[]
}

export interface PeerReads {
  /** @param language in which a refusal is said */
  ask(to: Authority, statement: string, language: Language): Promise<ReadAnswer>
  close(): Promise<void>
}

const HEADERS_MS = 10_000
const SILENCE_MS = 30_000
const REFUSAL_BYTES_MAX = 65_536

/** What says whether the content may be read. Any other problem is one between the two authorities. */
const REFUSALS: readonly ProblemCode[] = ['not-found', 'read-refused', 'evidence-quarantined', 'gone']

/** Not strict: an authority of a later version may know more members, and more codes of what is missing. */
const saidProblem = z.object({
  ...problem.shape,
  code: z.string(),
  errors: z.array(z.object({ ...problemError.shape, code: z.string() })).optional(),
})

const listOf = <Item extends z.ZodType<string, string>>(item: Item) =>
  z
    .string()
    .transform((text) => text.split(', ').filter((one) => one !== ''))
    .pipe(z.array(item))
const terms = z
  .object({
    'content-length': z.coerce.number().int().positive(),
    'concert-bases': listOf(z.enum(custodyBases)),
    'concert-basis-ids': listOf(basisId),
  })
  .transform((headers) => ({
    sizeBytes: headers['content-length'],
    bases: headers['concert-bases'],
    basisIds: headers['concert-basis-ids'],
  }))

/** Asks other authorities for content. Its head is waited for ten seconds, and each next byte thirty; no redirect is followed. */
export function createPeerReads({ peerUrl }: { readonly peerUrl: string }): PeerReads {
  const dispatcher = new Agent({
    connect: { timeout: HEADERS_MS },
    headersTimeout: HEADERS_MS,
    bodyTimeout: SILENCE_MS,
  })
  return {
    async ask(to, statement, language) {
      try {
        const answer = await request(`${peerUrl.replaceAll('{authority}', to)}${giveEvidenceAcrossBorder.path}`, {
          method: 'POST',
          dispatcher,
          headers: { 'content-type': 'application/jose', 'accept-language': language },
          body: statement,
        })
        // The connection can end before anybody reads: that must not end the process.
        answer.body.on('error', () => undefined)
        if (answer.statusCode !== 200) return refusalOf(answer.statusCode, await textOf(answer.body))
        const said = terms.safeParse(answer.headers)
        if (said.success) return { outcome: 'given', bytes: answer.body, terms: said.data }
        answer.body.destroy()
        return { outcome: 'unanswered', reason: 'HTTP 200 without the terms of the read' }
      } catch (error) {
        return { outcome: 'unanswered', reason: plain(error instanceof Error ? error.message : String(error)) }
      }
    },
    close: () => dispatcher.destroy(),
  }
}

function refusalOf(status: number, text: string): ReadAnswer {
  const { data } = saidProblem.safeParse(parsed(text))
  const code = REFUSALS.find((one) => one === data?.code)
  if (code === undefined || data?.status !== status) {
    return { outcome: 'unanswered', reason: plain(`HTTP ${status} ${data?.code ?? ''}`) }
  }
  return { outcome: 'refused', said: { code, detail: data.detail, errors: (data.errors ?? []) as ProblemError[] } }
}

/** The beginning of a refusal; what is longer is none of ours. */
async function textOf(body: Readable): Promise<string> {
  let text = ''
  for await (const piece of body) {
    text += String(piece)
    if (text.length > REFUSAL_BYTES_MAX) break
  }
  return text
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
