import { uploadMetadata } from '@concert/contracts/evidence-uploads'
import { RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import { formFaults } from '#artefact/form-faults.ts'
import type { DeclaredFile } from '#artefact/upload.ts'

type Metadata = Readonly<Record<string, string | null>>

/**
 * What the metadata of an upload declare, held to the contract of the form. Step 1 of docs/flows/evidence.md.
 *
 * @throws RefusedRequest 400 naming every field that is missing, unknown or invalid
 */
export function declaredIn(metadata: Metadata): DeclaredFile {
  const fields = new Map(Object.entries(metadata).map(([name, value]) => [name, value ?? '']))
  const read = uploadMetadata.safeParse(Object.fromEntries(fields))
  if (!read.success) {
    const errors = formFaults(read.error.issues, fields)
    const told = detail('not-valid-in-places', { part: 'form', count: errors.length })
    throw new RefusedRequest('invalid-request', { detail: told, errors })
  }
  const { filename: fileName, filetype: mediaType, ...declared } = read.data
  const { effectiveOn = null, origins = null, madeIn = null, unmixedProof = null, dataSubjects = null } = declared
  const { kind = null, requirements = null, supersedes = null, smallestGroup = null } = declared
  const said = { kind, requirements, supersedes, origins, madeIn, unmixedProof, dataSubjects, smallestGroup }
  return { ...declared, fileName, mediaType, effectiveOn, ...said }
}

/** The metadata of a declared file, as its client has sent them. */
export function metadataOf(declared: DeclaredFile): Record<string, string> {
  const { applicationId, sha256, residencyCategory, fileName: filename, mediaType: filetype } = declared
  const { kind, requirements, supersedes, effectiveOn, origins, madeIn, unmixedProof, dataSubjects } = declared
  const lists = { requirements: requirements?.join(',') ?? null, origins: origins?.join(',') ?? null }
  const numbers = {
    dataSubjects: dataSubjects?.toString() ?? null,
    smallestGroup: declared.smallestGroup?.toString() ?? null,
  }
  const stated = Object.entries({
    kind,
    supersedes,
    effectiveOn,
    madeIn,
    unmixedProof,
    ...lists,
    ...numbers,
  })
  const given = stated.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]))
  return { applicationId, sha256, residencyCategory, filename, filetype, ...Object.fromEntries(given) }
}
