const formats = [
  'caffe',
  'checkpoint',
  'coreml',
  'executorch',
  'ggml',
  'gguf',
  'hdf5',
  'keras',
  'lightgbm',
  'numpy',
  'onnx',
  'ort',
  'paddle',
  'pickle',
  'pytorch',
  'safetensors',
  'tensorflow',
  'tensorrt',
  'tflite',
  'xgboost',
] as const
/** A format of weights, as a finding names it. */
export type WeightsFormat = (typeof formats)[number]

/** The first bytes of a file, and whether they are all of it. */
export interface Head {
  readonly bytes: Buffer
  readonly isWhole: boolean
}

/** The media type by which weights of a format are told. */
export function weightsTypeOf(format: WeightsFormat): string {
  return `application/x-${format}`
}

/** The format of weights that a media type tells; undefined where it tells none. */
export function weightsFormatIn(mediaType: string): WeightsFormat | undefined {
  return formats.find((format) => weightsTypeOf(format) === mediaType)
}
