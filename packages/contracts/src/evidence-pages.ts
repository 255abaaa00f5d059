import { z } from 'zod'
import { staff } from './callers.ts'
import { operation } from './operation.ts'
import { evidenceId, sha256 } from './primitives.ts'

/** As in the table `evidence.page_texts` (migrations/cell/0440-sealed-page-texts.sql). */
const PAGES_MAX = 2_000
const pageNumber = z.number().int().min(1).max(PAGES_MAX)

const evidencePage = z
  .strictObject({
    evidenceId,
    digest: sha256.meta({ description: 'The bytes out of which it was read' }),
    page: pageNumber,
    pages: pageNumber.meta({ description: 'How many pages are kept: the file may have more' }),
    text: z
      .string()
      .meta({ description: 'In the order of the file, with a line for each of its lines; 100,000 characters at most' }),
  })
  .meta({ id: 'EvidencePage' })

const params = z.strictObject({
  evidenceId,
  page: z
    .preprocess((value) => (typeof value === 'string' && /^\d{1,4}$/.test(value) ? Number(value) : value), pageNumber)
    .meta({ description: 'From 1 on', example: 1 }),
})

export const readEvidencePage = operation({
  id: 'readEvidencePage',
  service: 'evidence',
  surface: 'cell',
  callers: ['applicant', ...staff],
  method: 'GET',
  path: '/evidence/{evidenceId}/pages/{page}',
  summary: 'Read the text of one page of an evidence file',
  description:
    'What a page of a PDF says, a slide, a sheet, or a part of another office document, as the checks of the file have read it: to search and to compare. It is content: given to whom `…/content` is, refused as that is, and recorded in the custody of the file. A page without text, as in a scan, is answered with none; of a file whose text was not read there is no page.',
  params,
  success: { status: 200, body: evidencePage },
  problems: ['not-found', 'read-refused', 'evidence-quarantined', 'gone'],
})

export const readEvidencePageImage = operation({
  id: 'readEvidencePageImage',
  service: 'evidence',
  surface: 'cell',
  callers: ['applicant', ...staff],
  method: 'GET',
  path: '/evidence/{evidenceId}/pages/{page}/image',
  summary: 'Read one page of a PDF as an image',
  description:
    'A PNG, 1,240 pixels wide, or narrower where the page is very long. It is content: given to whom `…/content` is, refused as that is, and recorded in the custody of the file. What cannot be drawn is answered 404, and downloaded. `Concert-Scan` is the state of the scan.',
  params,
  success: { status: 200, body: z.string().meta({ format: 'binary' }), mediaType: 'image/png' },
  problems: ['not-found', 'read-refused', 'evidence-quarantined', 'gone'],
})
