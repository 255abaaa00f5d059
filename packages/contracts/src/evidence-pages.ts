import { z } from 'zod'
import { staff } from './callers.ts'
import { operation } from './operation.ts'
import { evidenceId, sha256 } from './primitives.ts'

/** As in the table `evidence.page_texts` (migrations/cell/0440-sealed-page-texts.sql). */
const PAGES_MAX = 2_000
const pageNumber = z.number().int().min(1).max(PAGES_MAX)

const encoding = z.string().meta({
  description: 'As what a text was read, by its name in the Encoding Standard. Where its bytes do not say, a guess',
  example: 'utf-8',
})

const evidencePage = z
  .strictObject({
    evidenceId,
    digest: sha256.meta({ description: 'The bytes out of which it was read' }),
    page: pageNumber,
    pages: pageNumber.meta({ description: 'How many pages can be asked for: the file may have more' }),
    text: z
      .string()
      .meta({ description: 'In the order of the file, with a line for each of its lines; 100,000 characters at most' }),
    encoding: encoding.optional(),
  })
  .meta({ id: 'EvidencePage' })

const evidenceTable = z
  .strictObject({
    evidenceId,
    digest: sha256.meta({ description: 'The bytes out of which it was read' }),
    page: pageNumber,
    pages: pageNumber.meta({ description: 'How many pages can be asked for: the file may have more' }),
    columns: z.number().int().min(0).meta({ description: 'How many cells the longest of these rows has' }),
    encoding,
    separator: z.string().meta({ description: 'The sign between two cells', example: ',' }),
    isCut: z.boolean().meta({ description: 'Whether cells of these rows are shortened or left out' }),
    hasOpenQuote: z.boolean().meta({
      description: 'Whether a quote in the table is never closed: it and all after it are read as signs',
    }),
    rows: z.array(z.array(z.string())).meta({
      description:
        '100 rows of 100 cells of 1,000 characters at most, 500,000 in all, from the first row of the file on. A cell is what it says: a formula is its text, and nobody reckons it',
    }),
  })
  .meta({ id: 'EvidenceTable' })

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
    'What a page of a PDF says, a slide, a sheet, or a part of another office document, as the checks of the file have read it: to search and to compare. It is content: given to whom `…/content` is, refused as that is, and recorded in the custody of the file. A page without text, as in a scan, is answered with none; of a file whose text was not read there is no page. Of a text or a table it is 200 lines of the file, as it is. What has no text is answered 404, and downloaded.',
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
  summary: 'Read one page of a PDF, or a picture, as an image',
  description:
    'A PNG, 1,240 pixels wide, or narrower where the page is very long. A picture (PNG, JPEG, GIF, WebP, BMP) is page 1: its pixels, no larger than they are, upright and without what else is in the file; of an animation the first frame. It is content: given to whom `…/content` is, refused as that is, and recorded in the custody of the file. What cannot be drawn is answered 404, and downloaded. `Concert-Scan` is the state of the scan.',
  params,
  success: { status: 200, body: z.string().meta({ format: 'binary' }), mediaType: 'image/png' },
  problems: ['not-found', 'read-refused', 'evidence-quarantined', 'gone'],
})

export const readEvidencePageTable = operation({
  id: 'readEvidencePageTable',
  service: 'evidence',
  surface: 'cell',
  callers: ['applicant', ...staff],
  method: 'GET',
  path: '/evidence/{evidenceId}/pages/{page}/table',
  summary: 'Read some rows of a table',
  description:
    'Rows of a CSV or TSV, 100 on a page, with their cells as text. It is content: given to whom `…/content` is, refused as that is, and recorded in the custody of the file. What is no table is answered 404, and downloaded.',
  params,
  success: { status: 200, body: evidenceTable },
  problems: ['not-found', 'read-refused', 'evidence-quarantined', 'gone'],
})
