import type { evidence } from '@concert/contracts/evidence'
import { severities } from '@concert/domain/artefact/finding-codes'
import { evidenceFindings } from '@concert/sentences/evidence-findings'
import type { z } from 'zod'
import type { ArtefactRow } from './store.ts'

export type EvidenceBody = z.input<typeof evidence>

/** What is known of an evidence file; its bytes are in no representation. */
export function representArtefact(row: ArtefactRow): { body: EvidenceBody; version: number } {
  const { version, state, fileName, storedAt, supersededBy } = row
  const { status: _status, applicantId: _applicantId, ...known } = state
  const accepted = state.accepted && { ...state.accepted, findings: [...state.accepted.findings] }
  const lists = { origins: [...state.origins], requirements: [...state.requirements] }
  const body = { ...known, ...lists, inspection: inspectionOf(row), accepted, supersededBy, fileName, storedAt }
  return { body, version }
}

function inspectionOf({ state: { inspection }, findings }: ArtefactRow): EvidenceBody['inspection'] {
  if (inspection === null) return null
  return {
    ...inspection,
    findings: inspection.findings.map((code) => ({
      code,
      severity: severities[code],
      message: evidenceFindings[code],
      places: findings.filter((one) => one.code === code).map(({ code: _code, ...place }) => place),
    })),
  }
}
