import type { WeightsFormat } from './weights-format.ts'

/** What programs call files of weights, and nothing else. */
const byExtension: Readonly<Record<string, WeightsFormat>> = {
  caffemodel: 'caffe',
  ckpt: 'checkpoint',
  engine: 'tensorrt',
  ggml: 'ggml',
  gguf: 'gguf',
  joblib: 'pickle',
  keras: 'keras',
  mar: 'pytorch',
  mlmodel: 'coreml',
  nemo: 'checkpoint',
  onnx: 'onnx',
  ort: 'ort',
  pdiparams: 'paddle',
  pdparams: 'paddle',
  pickle: 'pickle',
  pkl: 'pickle',
  pt: 'pytorch',
  pte: 'executorch',
  pth: 'pytorch',
  safetensors: 'safetensors',
  tflite: 'tflite',
  ubj: 'xgboost',
  weights: 'checkpoint',
}
/** Containers of any numbers: of weights where their names say so. */
const byContainer: Readonly<Record<string, WeightsFormat>> = {
  bin: 'checkpoint',
  h5: 'hdf5',
  hdf5: 'hdf5',
  msgpack: 'checkpoint',
  npy: 'numpy',
  npz: 'numpy',
  pb: 'tensorflow',
}
const saysWeights =
  /(?:^|[^a-z])(?:model|weights?|checkpoint|params|kernel|bias|embeddings?|state[_-]dict|optimizer)(?![a-z])/
/** The parts of a checkpoint of TensorFlow. */
const partOfCheckpoint = /\.(?:index|meta|data-\d{5}-of-\d{5})$/

/** The format of weights that the name of a file tells, where its content is nothing that is known; undefined where it tells none. */
export function weightsFormatOfName(name: string): WeightsFormat | undefined {
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .slice(name.lastIndexOf('/') + 1)
  const extension = /\.(\w+)$/.exec(plain)?.[1] ?? ''
  const own = Object.hasOwn(byExtension, extension) ? byExtension[extension] : undefined
  if (own !== undefined) return own
  if (partOfCheckpoint.test(plain)) return /^variables\.|ckpt/.test(plain) ? 'tensorflow' : undefined
  if (!Object.hasOwn(byContainer, extension) || !saysWeights.test(plain)) return undefined
  return byContainer[extension]
}
