import { plain } from '@concert/platform/operation-route'
import type { EvidenceContext } from '#context.ts'
import { operations } from '@concert/contracts/operations'
import { representEvidence } from '#representations/evidence.ts'
import { dropRest, readUpload } from '#upload-form.ts'
import { uploadEvidence } from '#use-cases/upload-evidence.ts'

export const uploadEvidenceRoute = plain(
  operations.uploadEvidence,
  async ({ raw, requestId, inTransaction }, context: EvidenceContext) => {
    try {
      const upload = await readUpload(raw)
      const { record, isNew } = await uploadEvidence(context, inTransaction, upload, requestId)
      return { body: representEvidence(record), status: isNew ? 201 : 200 }
    } catch (error) {
      dropRest(raw, context.evidenceBytesMax)
      throw error
    }
  },
)
