/** What the headers of an image say it is when it is opened. */
export interface ImageSize {
  readonly width: number
  readonly height: number
  /** Frames of an animation or pages of a file, at least 1; each is as large as the image. */
  readonly frames: number
  /** Where the image ends, where its format says that. */
  readonly endsAt?: number
}

/** An image whose headers contradict its format. */
export class MalformedImage extends Error {
  override readonly name = 'MalformedImage'
}

/** An image with a text that inflates to more than is inflated. */
export class TooMuchText extends Error {
  override readonly name = 'TooMuchText'
}

/** An image with more parts than are visited. */
export class TooManyBlocks extends Error {
  override readonly name = 'TooManyBlocks'
}
