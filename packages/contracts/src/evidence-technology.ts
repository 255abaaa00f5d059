import { fileJudges } from '@concert/domain/artefact/state'
import { catalogueCodes } from '@concert/domain/technology-catalogue/editions'
import { technologyFindings } from '@concert/domain/technology-catalogue/technology-check'
import { z } from 'zod'
import { evidence } from './evidence.ts'
import { operation } from './operation.ts'
import { evidenceId, text } from './primitives.ts'

export const checkEvidenceTechnology = operation({
  id: 'checkEvidenceTechnology',
  service: 'evidence',
  surface: 'cell',
  callers: fileJudges,
  method: 'POST',
  path: '/evidence/{evidenceId}/technology-check',
  summary: 'Say whether a technical document shows what stands in the catalogue of restricted technology',
  description:
    'The authority at the origin checks technical documentation (C4) before it crosses a border: a person who judges the application by its evidence, has declared for it and has opened the file. The check names the edition of the catalogue that holds on the day; it counts while that edition holds, and the last one stands. It can be made after the decision too.',
  params: z.strictObject({ evidenceId }),
  body: z.strictObject({
    function: z.enum(fileJudges).meta({ description: 'In which the caller is assigned to the case and has declared' }),
    catalogue: z.enum(catalogueCodes as [(typeof catalogueCodes)[number]]).meta({
      description: 'The edition that was looked at: place and year',
    }),
    result: z
      .enum(technologyFindings)
      .meta({ description: '`listed`: it shows what stands there, and crosses no border' }),
    reason: text(2000).meta({ description: 'Why; where it is listed, by which entry' }),
  }),
  ifMatch: true,
  success: { status: 200, body: evidence },
  problems: ['not-found', 'action-not-allowed', 'rules-not-met', 'version-mismatch', 'precondition-required'],
  example: {
    body: {
      function: 'application-reviewer',
      catalogue: 'CN-2025',
      result: 'not-listed',
      reason: 'It describes how a published model is run, and no entry covers that.',
    },
  },
})
