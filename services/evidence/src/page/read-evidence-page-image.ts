import { Readable } from 'node:stream'
import { operations } from '@concert/contracts/operations'
import { plain } from '@concert/platform/operation-route'
import type { EvidenceContext } from '#context.ts'
import { givePreview } from './give-preview.ts'

/**
 * A page of a PDF, or a picture, as an image that is made for this request, for whom the gate lets read its content, with the same refusals.
 * Who is given it enters the custody.
 */
export const readEvidencePageImage = plain(
  operations.readEvidencePageImage,
  async (request, context: EvidenceContext) => {
    const { file, made: image } = await givePreview('image', request, context)
    return {
      stream: Readable.from(request.raw.method === 'HEAD' ? [] : [Buffer.from(image)]),
      headers: {
        'content-length': String(image.length),
        'content-disposition': 'inline',
        'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
        'concert-scan': file.scan,
        // No proxy writes it to a disk of its own.
        'x-accel-buffering': 'no',
      },
    }
  },
)
