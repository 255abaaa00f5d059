import { coverageStandings, fileStandings } from '@concert/domain/evidence-coverage/coverage'
import { z } from 'zod'
import { staff } from './callers.ts'
import { residencyCategory } from './evidence.ts'
import { operation } from './operation.ts'
import { applicationId, date, evidenceId, evidenceKind, requirementId, sha256 } from './primitives.ts'

const coveringFile = {
  evidenceId,
  digest: sha256,
}

export const getEvidenceCoverage = operation({
  id: 'getEvidenceCoverage',
  service: 'applications',
  surface: 'cell',
  callers: ['applicant', ...staff],
  method: 'GET',
  path: '/applications/{applicationId}/evidence-coverage',
  summary: 'Which evidence the application has, and lacks, by requirement and kind',
  description:
    'For the applicant, and for those of the staff to whom the file is open. The submission is judged by the same rule on its own day: what is required must be present, or its absence explained in the answer.',
  params: z.strictObject({ applicationId }),
  success: {
    status: 200,
    body: z
      .strictObject({
        applicationId,
        asOf: date.meta({ description: 'The day by which ages are counted: today in the time zone of the authority' }),
        items: z.array(
          z
            .strictObject({
              requirementId,
              kind: evidenceKind,
              residencyCategory,
              maxAgeDays: z.number().int().nullable(),
              isRequired: z.boolean(),
              standing: z.enum(coverageStandings).meta({
                description:
                  'As of its best file; `explained` where none is there and the answer says why, `missing` where it does not',
              }),
              explanation: z
                .string()
                .nullable()
                .meta({ description: 'Why there is none, in the words of the applicant' }),
              files: z.array(
                z.strictObject({
                  ...coveringFile,
                  standing: z.enum(fileStandings),
                  lastDay: date
                    .nullable()
                    .meta({ description: 'The last day on which it counts; null where it does not age' }),
                }),
              ),
            })
            .meta({ id: 'EvidenceCoverage' }),
        ),
        uncounted: z.array(z.strictObject(coveringFile)).meta({
          description: 'Files that count for none of these: of no kind, or for requirements that do not apply',
        }),
      })
      .meta({ id: 'CoverageOfApplication' }),
  },
  problems: ['not-found', 'forbidden'],
})
