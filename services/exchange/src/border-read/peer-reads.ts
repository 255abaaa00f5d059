import type { Readable } from 'node:stream'
import { giveEvidenceAcrossBorder } from '@concert/contracts/border-reads'
import { basisId } from '@concert/contracts/primitives'
import { type Problem, problem } from '@concert/contracts/problems'
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
  | { readonly outcome: 'refused'; readonly said: Problem }
  /** No answer, or none that says whether the content may be read. */
  | { readonly outcome: 'unanswered'; readonly reason: string }

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
const REFUSALS: ReadonlySet<string> = new Set(['not-found', 'read-refused', 'evidence-quarantined'])

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
  const said = problem.safeParse(parsed(text))
  if (said.success && said.data.status === status && REFUSALS.has(said.data.code)) {
    return { outcome: 'refused', said: said.data }
  }
  return { outcome: 'unanswered', reason: plain(`HTTP ${status} ${said.data?.code ?? ''}`) }
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
