import { effectStatement } from '@concert/contracts/certificate-content'
import { authority } from '@concert/contracts/primitives'
import { listEffectStatements, registeredCertificate } from '@concert/contracts/registry'
import type { EffectStatement } from '@concert/contracts/certificate-content'
import type { PublicKeySet } from '@concert/credentials/keys'
import { CredentialRefused } from '@concert/credentials/refusal'
import { verifyStatement } from '@concert/credentials/statement'
import { type JsonValue, parseStrictJson } from '@concert/credentials/strict-json'
import type { KeySets } from '@concert/credentials/verify-credential'
import type { z } from 'zod'
import { CommandFailed, type CommandIo, exitCode, messageOf, visible } from '#command-io.ts'
import { readKeySet } from '#key-files.ts'
import { readBytes } from '#read-bytes.ts'

/** A registry that does not respond within this time is unavailable. */
const timeoutMs = 10_000

/** What the register has for a certificate: its own list of effects, and the signed statements of the authorities. */
export interface RegisterEntry {
  listed: z.infer<typeof registeredCertificate>['effects']
  statements: EffectStatement[]
}

/** The keys that the register publishes for each authority. An authority unknown to the register has no keys. */
export async function fetchKeySets(origin: string, io: CommandIo): Promise<KeySets> {
  const keySets: KeySets = {}
  for (const name of authority.options) {
    const url = registryUrl(origin, `/authorities/${name}/jwks.json`)
    const bytes = await fetchBytes(url, io)
    if (bytes !== undefined) keySets[name] = await readKeySet(bytes, url, exitCode.unavailable)
  }
  return keySets
}

/**
 * The register's entry for a certificate. `undefined` when it has none, or when it has different content under the
 * number, which is then another certificate. A statement that is not signed with a key in `keySets`, or is about
 * another certificate, ends the command: a register that serves such a statement cannot be trusted.
 */
export async function fetchRegisterEntry(
  origin: string,
  certificate: { certificateNumber: string; certificateDigest: string },
  keySets: KeySets,
  io: CommandIo,
): Promise<RegisterEntry | undefined> {
  const url = registryUrl(origin, `/certificates/${encodeURIComponent(certificate.certificateNumber)}`)
  const listing = await fetchBytes(url, io)
  const signed = await fetchBytes(`${url}/effect-statements`, io)
  if (listing === undefined || signed === undefined) return undefined
  const { effects, certificateNumber, certificateDigest } = checked(registeredCertificate, listing, url)
  if (certificateNumber !== certificate.certificateNumber) throw unbelievable(`${url} answers ${certificateNumber}`)
  if (certificateDigest !== certificate.certificateDigest) return undefined
  const { items } = checked(listEffectStatements.success.body, signed, `${url}/effect-statements`)
  const statements = await Promise.all(items.map((item) => verifyEffect(item, keySets)))
  const foreign = statements.find(
    (one) =>
      one.certificateNumber !== certificate.certificateNumber ||
      one.certificateDigest !== certificate.certificateDigest,
  )
  if (foreign !== undefined)
    throw unbelievable(`a statement about ${foreign.certificateNumber} is served for another certificate`)
  return { listed: effects, statements }
}

async function verifyEffect(statement: string, keySets: KeySets): Promise<EffectStatement> {
  for (const name of authority.options) {
    const payload = await verifiedBy(statement, keySets[name] ?? { keys: [] })
    if (payload === undefined) continue
    if (payload.authority !== name) throw unbelievable(`a statement for ${payload.authority} is signed by ${name}`)
    return payload
  }
  throw unbelievable('a statement is signed by an unknown key')
}

/** The payload when one of these keys signed the statement, `undefined` when another key did. */
async function verifiedBy(statement: string, keySet: PublicKeySet): Promise<EffectStatement | undefined> {
  try {
    return await verifyStatement('concert-effect+jws', statement, keySet, effectStatement)
  } catch (error) {
    if (error instanceof CredentialRefused && error.reason === 'unknown-key') return undefined
    throw unbelievable(messageOf(error))
  }
}

function registryUrl(origin: string, path: string): string {
  const base = URL.parse(origin)
  if (base === null || !/^https?:$/.test(base.protocol)) {
    throw new CommandFailed(exitCode.usage, `${origin} is not an http address`)
  }
  return `${base.origin}/registry/v1${path}`
}

async function fetchBytes(url: string, io: CommandIo): Promise<Uint8Array | undefined> {
  try {
    // A redirect could lead to keys of another body, so none is followed.
    const response = await io.fetch(url, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) })
    // Of what is not read the command would wait for the end, which may never come.
    if (!response.ok) await response.body?.cancel()
    if (response.status === 404) return undefined
    if (!response.ok) throw new CommandFailed(exitCode.unavailable, `${url} answered ${response.status}`)
    return await readBytes(response.body ?? asEmpty(), url, exitCode.unavailable)
  } catch (error) {
    if (error instanceof CommandFailed) throw error
    throw new CommandFailed(exitCode.unavailable, `cannot reach ${url}: ${visible(reasonOf(error))}`, { cause: error })
  }
}

/** Why a request failed: `fetch` itself says only that it did. */
function reasonOf(error: unknown): string {
  let reason = error
  while (reason instanceof Error && reason.cause instanceof Error) reason = reason.cause
  const { code } = reason as { code?: unknown }
  return messageOf(reason) === '' && typeof code === 'string' ? code : messageOf(reason)
}

function checked<Body>(schema: z.ZodType<Body>, bytes: Uint8Array, url: string): Body {
  const parsed = schema.safeParse(parsedJson(bytes, url))
  if (!parsed.success) throw new CommandFailed(exitCode.unavailable, `${url} returned an unexpected answer`)
  return parsed.data
}

function parsedJson(bytes: Uint8Array, url: string): JsonValue {
  try {
    return parseStrictJson(bytes)
  } catch (error) {
    throw new CommandFailed(exitCode.unavailable, `${url}: ${messageOf(error)}`, { cause: error })
  }
}

function unbelievable(why: string): CommandFailed {
  return new CommandFailed(exitCode.unavailable, `the register cannot be trusted: ${why}`)
}

async function* asEmpty(): AsyncGenerator<Uint8Array> {}
