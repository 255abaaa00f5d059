import type { evidence } from '@concert/contracts/evidence'
import { severities } from '@concert/domain/artefact/finding-codes'
import type { Artefact, TechnologyChecked } from '@concert/domain/artefact/state'
import { evidenceFindings } from '@concert/sentences/evidence-findings'
import { returnReasons } from '@concert/sentences/return-reasons'
import type { z } from 'zod'
import type { ArtefactRow } from './store.ts'

export type EvidenceBody = z.input<typeof evidence>

/** What is known of an evidence file; its bytes are in no representation. */
export function representArtefact(row: ArtefactRow): { body: EvidenceBody; version: number } {
  const { version, state, fileName, storedAt, supersededBy } = row
  const { status: _status, applicantId: _applicantId, judged: _judged, shredded, ...known } = state
  const { acceptedFindings: kept, technologyCheck: checked } = state
  const acceptedFindings = kept && { ...kept, findings: [...kept.findings] }
  const lists = { origins: [...state.origins], requirements: [...state.requirements] }
  const told = { inspection: inspectionOf(row), judgement: representJudgement(state) }
  const ended = {
    shredded: shredded && { ground: shredded.ground, at: shredded.at },
    quarantine: toldQuarantine(state.quarantine),
    technologyCheck: checked && toldTechnologyCheck(checked),
  }
  const body = { ...known, ...lists, ...told, ...ended, acceptedFindings, supersededBy, fileName, storedAt }
  return { body, version }
}

/** What was shredded is told as that. */
function toldQuarantine(quarantine: Artefact['quarantine']): EvidenceBody['quarantine'] {
  if (quarantine === null || quarantine.reason === 'shredded') return null
  return { reason: quarantine.reason, since: quarantine.since }
}

/** Who it was is in the audit log. */
function toldTechnologyCheck({ by: _by, ...check }: TechnologyChecked): EvidenceBody['technologyCheck'] {
  return check
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

/** Who it was is in the audit log. */
function representJudgement({ judgement: outcome, judged }: Artefact): EvidenceBody['judgement'] {
  if (outcome === null || judged === null) return null
  const { reason: code, remark, function: as, at } = judged
  return { outcome, reason: code === null ? null : { code, text: returnReasons[code] }, remark, function: as, at }
}
