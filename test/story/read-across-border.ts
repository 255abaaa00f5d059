import { createHash } from 'node:crypto'
import { readEvidenceAcrossBorder } from '@concert/contracts/border-reads'
import type { ProblemError } from '@concert/contracts/problems'
import { declareRecognitionImpartiality, getRecognition, listRecognitions } from '@concert/contracts/recognitions'
import { getTransferBasis, recordFiling, recordTransferBasis } from '@concert/contracts/transfer-bases'
import { addMonths, dayIn } from '@concert/domain/instant'
import { filedDocuments } from '@concert/domain/transfer-basis/transfer-basis'
import { CallRefused } from '@concert/platform/operation-client'
import { type Applied, apply, evidenceFor } from './apply.ts'
import { cast } from './cast.ts'
import { contract } from './contract.ts'
import { decide } from './decide.ts'
import { evaluate } from './evaluate.ts'
import { mainland } from './lead.ts'
import { type Session, staffSession, until, type World } from './session.ts'

/** What the reader in Macao came to: the bytes, or the one thing that is still missing where no scanner looks at files. */
export type BorderRead = 'read' | 'not-scanned'

/** A requirement whose evidence is of persons. */
const OF_PERSONS = 'GBA-AI-DP-01'

/**
 * Step 8 of docs/flows/story.md: a case that the mainland leads and Macao recognises. Its reviewer there is refused a file of personal
 * data, with the pair of places that has no basis named, and reads it once the basis is on record.
 */
export async function readAcrossBorder(world: World): Promise<BorderRead> {
  world.narrator.step(8, 'Macao reads personal data of the mainland across the border, once there is a basis for it')
  const { reader, applied, params } = await openDossier({
    ...world,
    narrator: { ...world.narrator, step: () => undefined },
  })
  const before = await refusalOf(reader, params)
  const missing = before.find(({ code }) => code === 'basis-missing')
  if (missing === undefined || !/CN.*MO/.test(missing.message)) {
    throw new Error(`the refusal does not name CN and MO: ${JSON.stringify(before)}`)
  }
  world.narrator.remark(`refused: ${missing.message}`)

  await recordBasis(world, applied)
  const after = await refusalOf(reader, params).catch((given: unknown) => {
    if (given instanceof Read) return given
    throw given
  })
  if (after instanceof Read) {
    if (after.digest !== params.digest)
      throw new Error(`Macao read the bytes of ${after.digest}, not those of ${params.digest}`)
    world.narrator.remark('read: the bytes have the digest that the dossier cites, and both authorities have an entry')
    return 'read'
  }
  // Without a scanner nothing crosses, and that alone is still missing.
  if (after.some(({ code }) => code !== 'content-not-clean')) {
    throw new Error(`with the basis more is missing than a scan: ${JSON.stringify(after)}`)
  }
  world.narrator.remark(`with the basis only this is missing: ${after[0]?.message}`)
  return 'not-scanned'
}

/** A case of the mainland up to its decision, with the reader in Macao to whom its dossier is open, and one file of persons in it. */
export async function openDossier(world: World) {
  const applied = await apply(world, mainland)
  await contract(world, applied, mainland)
  const evaluated = await evaluate(world, applied, mainland)
  await decide(world, evaluated, mainland)
  const reader = await staffSession(world, 'mo', readerIn('mo'))
  const recognitionId = await declaredFor(reader, evaluated.evaluationId)
  const digest = evidenceFor(applied.evidence, OF_PERSONS) ?? ''
  return { reader, applied, params: { recognitionId: recognitionId as never, digest } }
}

/** The read was not refused. */
class Read extends Error {
  readonly digest: string

  constructor(bytes: string) {
    super('the read was not refused')
    this.digest = createHash('sha256').update(bytes).digest('hex')
  }
}

async function refusalOf(
  reader: Session,
  params: { readonly recognitionId: never; readonly digest: string },
): Promise<readonly ProblemError[]> {
  try {
    const { body } = await reader.call(readEvidenceAcrossBorder, { params })
    throw new Read(body)
  } catch (error) {
    if (error instanceof CallRefused && error.problem.code === 'read-refused') return error.problem.errors ?? []
    throw error
  }
}

function readerIn(authority: 'mo'): string {
  const reader = cast[authority].staff.find(({ functions }) => functions.includes('decision-maker'))
  if (reader === undefined) throw new Error(`nobody decides in ${authority}`)
  return reader.id
}

async function declaredFor(reader: Session, evaluationId: string): Promise<string> {
  const recognitionId = await until('the dossier of the mainland in Macao', async () => {
    const { body } = await reader.call(listRecognitions, { query: { evaluationId } })
    return body.items[0]?.recognitionId
  })
  await reader.command(getRecognition, declareRecognitionImpartiality, {
    params: { recognitionId },
    body: { conflict: false, statement: 'No relation with the client in the last two years.' },
  })
  return recognitionId
}

/** The contract of the company with the authority in Macao, for this case, filed on both sides. */
export async function recordBasis(world: World, { applicationId }: Applied, lead = mainland): Promise<void> {
  const signatory = await staffSession(world, lead.authority, lead.signatory)
  const company = cast[lead.authority].companies.find(({ clientId }) => clientId === lead.company)
  const { office } = cast.mo
  if (company === undefined || office === null) throw new Error('the cast lacks a party of the contract')
  const today = dayIn('CN', new Date().toISOString()) ?? ''
  const { body } = await signatory.call(recordTransferBasis, {
    body: {
      ...recordTransferBasis.example.body,
      code: 'CN-GBASC-MO',
      contractVersion: 'MO',
      exporter: { entity: `USCC:${company.identifier.value}`, place: 'CN', city: 'Zhuhai' },
      recipient: office,
      effectiveOn: today,
      validUntil: addMonths(today, 24),
      impactAssessment: {
        ...recordTransferBasis.example.body.impactAssessment,
        keptUntil: addMonths(today, 60),
      },
      purposes: [applicationId as never],
      methods: ['Reading on a screen'],
      categories: ['C8'],
      sameJurisdictionRecipients: [],
      storagePlace: 'MO',
      retention: 'Nothing is stored at the recipient',
    },
  })
  for (const side of ['exporter', 'recipient'] as const) {
    await signatory.command(getTransferBasis, recordFiling, {
      params: { basisId: body.basisId },
      body: { side, filedOn: today, receiptNumber: `2026-${side}`, status: 'accepted', documents: [...filedDocuments] },
    })
  }
  world.narrator.remark('the mainland records a GBA standard contract with Macao for this case, filed on both sides')
}
