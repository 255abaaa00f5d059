import { readRow } from '@concert/cases/find'
import { type Opener, openCase } from '@concert/cases/open'
import { operations } from '@concert/contracts/operations'
import type { Transaction } from '@concert/db/authority-transaction'
import { newId } from '@concert/db/identifiers'
import type { SupersededFile } from '@concert/domain/artefact/commands'
import { guardsBeforeBytes, guardsOfBytes } from '@concert/domain/artefact/guards'
import { requirementsAnswered } from '@concert/domain/artefact/stated-evidence'
import { judgeByGuards } from '@concert/domain/machine'
import { roomForFile } from '@concert/domain/quota'
import { lineageOfUpload } from '@concert/domain/residency/lineage'
import type { OperationRequest } from '@concert/platform/operation-route'
import { RefusedRequest, refusalToProblem, requireRoom } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import type { EvidenceContext } from '#context.ts'
import { type FoundBytes, ObjectRefused, StoreUnavailable } from '#object-store/object-store.ts'
import { type ArtefactCase, artefactCase } from './case.ts'
import { discardUnreferenced } from './discard-unreferenced.ts'
import { hasEvidence, standingOfUpload, takeClientTurn } from './held-evidence.ts'
import { representArtefact } from './representation.ts'
import { requireUnshredded } from './quarantine.ts'
import { requireApplication } from './require-application.ts'
import { demandsIn } from './demands-in.ts'
import { artefactWith } from './store.ts'
import { lockObject } from './stored-bytes.ts'
import { supersededFile } from './superseded-file.ts'
import type { DeclaredFile } from './upload.ts'

type UploadEvidence = typeof operations.uploadEvidence
type Application = Awaited<ReturnType<typeof requireApplication>> & {
  readonly isProofRecorded: boolean
  readonly superseded: SupersededFile | null
}

/** Who uploads, in whichever way. */
export type Uploader = Pick<OperationRequest<UploadEvidence>, 'caller' | 'actor' | 'requestId'>
export type InUploadersTransaction = <Result>(
  work: (transaction: Transaction, uploader: Uploader) => Promise<Result>,
) => Promise<Result>

/** What else happens in the transaction in which a file is recorded. */
export interface Alongside {
  readonly before: (transaction: Transaction) => Promise<void>
  readonly after: (transaction: Transaction, evidenceId: string) => Promise<void>
}

/**
 * What a declared file rests on, where all that is known of it without its bytes lets it be. Step 2 of docs/flows/evidence.md.
 *
 * @throws RefusedRequest 404, 422; 410 where the application had these bytes shredded
 */
export async function requireAcceptable(transaction: Transaction, declared: DeclaredFile, context: EvidenceContext) {
  const standing = await standingOfUpload(transaction, declared, context)
  const { applicationStatus, decidedAt, demands, isProofRecorded } = standing
  const superseded = await supersededFile(transaction, declared)
  const facts = { applicationStatus, decidedAt, demands, isProofRecorded, superseded }
  const command = { ...declared, authority: transaction.authority, at: transaction.now }
  const judged = judgeByGuards(guardsBeforeBytes, null, command, facts)
  if (!judged.ok) throw refusalToProblem(judged.refusal)
  if (standing.isRecorded) await recordedOf(transaction, declared)
  return standing
}

/**
 * Records a file whose bytes are durable under their digest: its record, event and audit line. Answers the record that the application has
 * of the same bytes already. Bytes whose record is refused are removed unless another rests on them. Step 4 of docs/flows/evidence.md.
 *
 * @throws RefusedRequest 404, 409, 410, 422; 503 when the bytes were removed meanwhile
 */
export async function recordEvidence(
  inTransaction: InUploadersTransaction,
  context: EvidenceContext,
  declared: DeclaredFile,
  found: FoundBytes,
  alongside?: Alongside,
) {
  try {
    return await inTransaction(async (transaction, uploader) => {
      await alongside?.before(transaction)
      const request = { ...uploader, params: undefined, query: undefined, body: undefined, versions: undefined }
      const looking = { transaction, request, context }
      const answer = await openCase(artefactCase, operations.uploadEvidence, openerOf(declared, found), looking)
      await alongside?.after(transaction, answer.body.evidenceId)
      return answer
    })
  } catch (error) {
    // If this fails too, the sweep removes the bytes: the caller must learn why the record failed.
    await discardUnreferenced(context, declared.sha256).catch(() => false)
    throw error
  }
}

/** The record that an application has of these bytes. @throws RefusedRequest 410 where they were shredded: nothing brings them back */
async function recordedOf(transaction: Transaction, { applicationId, sha256: digest }: DeclaredFile) {
  const stored = await artefactWith(transaction, { applicationId, digest })
  if (stored !== undefined) requireUnshredded(readRow(artefactCase, stored).state)
  return stored
}

/** What is known of a file only later. */
const notYet = { supersededBy: null, findings: [], inspectedAt: null, inspectedAs: null }

/** What is recorded of a stored file; the existing record of the same bytes if the application has one. */
function openerOf(
  declared: DeclaredFile,
  { sizeBytes, digest: storedDigest }: FoundBytes,
): Opener<ArtefactCase, UploadEvidence, Application> {
  const { applicationId, sha256: digest, mediaType, fileName, residencyCategory, effectiveOn } = declared
  const { origins, madeIn, unmixedProof, dataSubjects, smallestGroup, kind, requirements, supersedes } = declared
  return {
    find: async ({ transaction, context }) => {
      await lockObject(transaction, digest)
      if (!(await context.objects.has(digest, transaction))) throw removedMeanwhile()
      const application = await requireApplication(transaction, applicationId)
      const isProofRecorded = await hasEvidence(transaction, applicationId, unmixedProof)
      return { ...application, isProofRecorded, superseded: await supersededFile(transaction, declared) }
    },
    admit: async ({ transaction, context }) =>
      requireRoom(roomForFile(await takeClientTurn(transaction, context), sizeBytes)),
    existing: ({ transaction }) => recordedOf(transaction, declared),
    isSame: ({ state }, { found }) =>
      state.residencyCategory === residencyCategory &&
      state.effectiveOn === effectiveOn &&
      state.dataSubjects === dataSubjects &&
      state.smallestGroup === smallestGroup &&
      state.kind === kind &&
      state.supersedes === supersedes &&
      isOfOrigins(state, declared) &&
      answersAlike(state, declared, found),
    given: ({ transaction: { authority }, found: { applicantId } }) => ({
      authority,
      evidenceId: newId('evd'),
      applicantId,
      applicationId,
      digest,
      sizeBytes,
      mediaType,
      residencyCategory,
      effectiveOn,
      origins,
      madeIn,
      unmixedProof,
      dataSubjects,
      smallestGroup,
      kind,
      requirements,
      supersedes,
    }),
    facts: ({ found: { status: applicationStatus, decidedAt, edition, isProofRecorded, superseded } }, recorded) => ({
      applicationStatus,
      decidedAt,
      demands: demandsIn(edition),
      storedDigest,
      isProofRecorded,
      superseded,
      recorded: recorded === undefined ? null : declaredOf(recorded),
    }),
    columns: ({ transaction }) => ({ ...notYet, fileName, storedAt: transaction.now }),
    answer: (row, _request, isNew) => ({ body: representArtefact(row).body, status: isNew ? 201 : 200 }),
  }
}

function declaredOf({ state }: ArtefactCase['row']) {
  const { evidenceId, residencyCategory, effectiveOn, origins, dataSubjects, smallestGroup } = state
  const { kind, requirements, supersedes } = state
  const numbers = { dataSubjects, smallestGroup }
  return { evidenceId, residencyCategory, effectiveOn, origins, ...numbers, kind, requirements, supersedes }
}

function isOfOrigins({ authority, origins }: ArtefactCase['row']['state'], declared: DeclaredFile): boolean {
  return String(origins) === String(lineageOfUpload({ ...declared, authority }).origins)
}

function answersAlike(
  { requirements }: ArtefactCase['row']['state'],
  declared: DeclaredFile,
  { edition }: Application,
): boolean {
  return String(requirements) === String(requirementsAnswered(declared, demandsIn(edition)))
}

/** What is answered when the store does not keep a file. */
export function refusalOfStore({ sha256: digest }: DeclaredFile, error: unknown): unknown {
  if (error instanceof ObjectRefused) return refusalOfBytes(digest, error)
  if (!(error instanceof StoreUnavailable)) return error
  return new RefusedRequest('unavailable', { detail: detail('evidence-store-full'), retryAfterSeconds: 60 }, error)
}

/** The store keeps no such bytes; the guards say what is wrong with them. */
function refusalOfBytes(digest: string, refused: ObjectRefused): Error {
  const { sizeBytes, digest: storedDigest } = refused.found
  const judged = judgeByGuards(guardsOfBytes, null, { digest, sizeBytes }, { storedDigest })
  if (judged.ok) return refused
  if (sizeBytes === 0) return refusalToProblem(judged.refusal)
  return new RefusedRequest('digest-mismatch', {
    detail: detail('digest-differs'),
    errors: judged.refusal.violations,
  })
}

/** Another upload of the same bytes failed between the storing and the recording of this one, and removed the object. */
function removedMeanwhile(): RefusedRequest {
  return new RefusedRequest('unavailable', { detail: detail('bytes-removed'), retryAfterSeconds: 1 })
}
