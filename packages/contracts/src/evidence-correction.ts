import { jurisdictions } from '@concert/domain/jurisdictions'
import { z } from 'zod'
import { evidence, residencyCategory } from './evidence.ts'
import { operation } from './operation.ts'
import { dataSubjects, evidenceId, evidenceKind, jurisdiction, requirementId, smallestGroup } from './primitives.ts'

/** More than an edition has. */
const REQUIREMENTS_MAX = 200

export const correctEvidence = operation({
  id: 'correctEvidence',
  service: 'evidence',
  surface: 'cell',
  callers: ['applicant'],
  method: 'POST',
  path: '/evidence/{evidenceId}/correction',
  summary: 'Correct what was said of an evidence file at its upload; its bytes stay',
  description:
    'The body names what changes, and what it leaves out stays. The residency category becomes a stricter one, places are added to `origins`, and a stated `smallestGroup` becomes smaller: what is looser needs other bytes, as a new version. A kind stays where another version of the file is on record. An acceptance by staff falls with what it was given for. After the decision nothing is corrected.',
  params: z.strictObject({ evidenceId }),
  body: z.strictObject({
    residencyCategory: residencyCategory.optional(),
    kind: evidenceKind.optional(),
    requirements: z.array(requirementId).max(REQUIREMENTS_MAX).optional().meta({
      description:
        'The requirements that the file answers; left out beside another kind, every one that asks for it in the category',
    }),
    effectiveOn: z.iso.date().optional().meta({ description: 'The date of the document itself' }),
    origins: z
      .array(jurisdiction)
      .max(jurisdictions.length)
      .optional()
      .meta({ description: 'Every place where the data were collected: those that are recorded, and more' }),
    dataSubjects: dataSubjects.optional(),
    smallestGroup: smallestGroup.optional().meta({
      description: 'Of an aggregate result: a number that was not stated yet, or a smaller one than is recorded',
    }),
  }),
  ifMatch: true,
  success: { status: 200, body: evidence },
  problems: ['not-found', 'action-not-allowed', 'rules-not-met', 'version-mismatch', 'precondition-required'],
  example: { body: { residencyCategory: 'C8', dataSubjects: 40 } },
})
