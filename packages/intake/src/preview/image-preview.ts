import { createCanvas, loadImage } from '@napi-rs/canvas'
import { wholeOf } from '../file-bytes.ts'
import { readImageSize } from '../image/check-image.ts'
import {
  IMAGE_PREVIEW_BYTES_MAX,
  IMAGE_PREVIEW_PIXELS_MAX,
  PAGE_IMAGE_HEIGHT_MAX,
  PAGE_IMAGE_WIDTH,
} from '../limits.ts'
import type { PageOfFile } from './preview.ts'

/** What the decoders of the canvas know; it has none for a TIFF. */
const decoded = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp']

/**
 * The pixels of an image as a new PNG, no larger than that of a page, upright, and with nothing else of the file: no name, place or camera.
 * Of an animation the first frame. Null: it is of a type that is not decoded, or larger than the limits, or has another page than the first.
 *
 * @throws BytesUnavailable when the store fails; another error where it cannot be decoded
 */
export async function imagePreview({ type, page, bytes }: PageOfFile): Promise<Uint8Array | null> {
  if (page !== 1 || !decoded.includes(type) || bytes.sizeBytes > IMAGE_PREVIEW_BYTES_MAX) return null
  // Asked before a pixel is decoded: a file of some bytes can claim millions of them.
  const size = await readImageSize(bytes, type)
  if (size === undefined || size.width * size.height > IMAGE_PREVIEW_PIXELS_MAX) return null
  const image = await loadImage(await wholeOf(bytes))
  const scale = Math.min(PAGE_IMAGE_WIDTH / image.width, PAGE_IMAGE_HEIGHT_MAX / image.height, 1)
  const [width, height] = [image.width, image.height].map((side) => Math.max(Math.round(side * scale), 1))
  const canvas = createCanvas(width ?? 1, height ?? 1)
  const context = canvas.getContext('2d')
  context.imageSmoothingQuality = 'high'
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  return canvas.toBuffer('image/png')
}
