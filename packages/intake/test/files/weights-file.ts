import { deflateSync, gzipSync } from 'node:zlib'

// The first bytes of weights, as their formats have them.

export function safetensors(header = '{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}'): Buffer {
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(header.length))
  return Buffer.concat([length, Buffer.from(header), Buffer.alloc(4)])
}

/** A field of a protocol buffer: a number, or bytes behind their length. */
export function field(number: number, value: number | string | Buffer): Buffer {
  const key = varint(number * 8 + (typeof value === 'number' ? 0 : 2))
  if (typeof value === 'number') return Buffer.concat([key, varint(value)])
  const bytes = Buffer.from(value as string)
  return Buffer.concat([key, varint(bytes.length), bytes])
}

export function message(...fields: readonly Buffer[]): Buffer {
  return Buffer.concat(fields)
}

function varint(value: number): Buffer {
  const bytes: number[] = []
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest])
    bytes.push((rest % 128) + 128)
  }
}

const node = message(field(1, 'x'), field(2, 'y'), field(4, 'Relu'))
const numbers = Buffer.alloc(6_000, 1)
const initializer = message(field(1, 3), field(2, 1), field(8, 'w'), field(9, numbers))
const graph = message(field(1, node), field(2, 'main'), field(5, initializer))
const opset = field(8, message(field(1, ''), field(2, 17)))

const onnx = {
  'with a producer': message(field(1, 8), field(2, 'pytorch'), field(3, '2.1.0'), field(7, graph)),
  'without a producer': message(field(1, 8), field(7, graph), opset),
  'with its weights first': message(field(1, 3), field(7, field(5, initializer))),
  'with its operators first': message(field(1, 10), opset, field(7, graph)),
  'with a long description': message(field(1, 8), field(6, 'A model. '.repeat(900)), field(7, graph)),
} as const

const metaGraph = message(
  field(1, message(field(4, 'serve'), field(5, '2.15.0'))),
  field(2, field(1, message(field(1, 'w'), field(2, 'VarHandleOp')))),
)
const tensorflow = {
  'as a SavedModel': message(field(1, 1), field(2, metaGraph)),
  'as a frozen graph': message(
    field(1, message(field(1, 'input'), field(2, 'Placeholder'))),
    field(1, message(field(1, 'w'), field(2, 'Const'), field(5, numbers))),
  ),
} as const
const coreml = message(
  field(1, 5),
  field(2, message(field(1, message(field(1, 'image'), field(2, 'An image'))))),
  field(500, field(1, numbers)),
)
const caffe = message(field(1, 'AlexNet'), field(100, message(field(1, 'conv1'), field(2, 'Convolution'))))

const dictionary =
  "(dp0\nS'layer.weight'\np1\ncnumpy.core.multiarray\n_reconstruct\np2\n(cnumpy\nndarray\np3\n(I0\ntp4\nS'b'\np5\ntp6\nRp7\ns."
export const pickles = {
  'of protocol 0': Buffer.from(dictionary),
  'of protocol 0, with the lines of Windows': Buffer.from(dictionary.replaceAll('\n', '\r\n')),
  'of protocol 0, longer than what is read of it': Buffer.from(`(dp0\n${"S'weight'\np1\nF0.125\ns".repeat(900)}.`),
  'of protocol 0, with one long string': Buffer.from(`(lp0\nS'w'\np1\naS'${'9'.repeat(9_000)}'\np2\na.`),
  'of protocol 0 that runs a program': Buffer.from("cos\nsystem\n(S'id'\ntR."),
  'of protocol 1': Buffer.from('}q\0(X\x06\0\0\0weightq\x01]q\x02(G?\xc0\0\0\0\0\0\0G?\xd0\0\0\0\0\0\0eu.', 'latin1'),
  'in a row': Buffer.from('(lp0\nI1\na.(lp0\nI2\na.'),
  'of protocol 4': Buffer.from('\x80\x04\x95\x0b\0\0\0\0\0\0\0\x8c\x07\0weights.', 'latin1'),
} as const

const HDF5 = '\x89HDF\r\n\x1a\n'
export const hdf5 = {
  keras: Buffer.from(`${HDF5}${'\0'.repeat(9_000)}layer_names\0keras_version\0`, 'latin1'),
  measurements: Buffer.from(`${HDF5}${'\0'.repeat(9_000)}temperature\0`, 'latin1'),
} as const

export function npy(descr: string, data: Buffer = Buffer.alloc(16)): Buffer {
  const header = `{'descr': '${descr}', 'fortran_order': False, 'shape': (4,), }\n`
  const length = Buffer.alloc(2)
  length.writeUInt16LE(header.length)
  return Buffer.concat([Buffer.from('\x93NUMPY\x01\0', 'latin1'), length, Buffer.from(header), data])
}

const gguf = Buffer.from('GGUF\x03\0\0\0\x01\0\0\0\0\0\0\0', 'latin1')
const tflite = Buffer.from('\x1c\0\0\0TFL3\x14\0\x20\0\x04\0', 'latin1')
/** Numbers, in which nothing says what they are. */
export const raw = Buffer.from(Array.from({ length: 4_000 }, (_, index) => (index * 37) % 251))

/** [what it is, its format, its bytes] */
export const weightsByContent: readonly (readonly [what: string, format: string, content: Buffer])[] = [
  ['safetensors', 'safetensors', safetensors()],
  ['GGUF', 'gguf', gguf],
  ['what was before GGUF', 'ggml', Buffer.from('tjgg\x03\0\0\0\0\0\0\0', 'latin1')],
  ...Object.entries(onnx).map(([how, content]) => [`an ONNX ${how}`, 'onnx', content] as const),
  ...Object.entries(tensorflow).map(([how, content]) => [`TensorFlow ${how}`, 'tensorflow', content] as const),
  ['Core ML', 'coreml', coreml],
  ['Caffe', 'caffe', caffe],
  ['TensorFlow Lite', 'tflite', tflite],
  ['ONNX Runtime', 'ort', Buffer.from('\x1c\0\0\0ORTM\x14\0\x20\0\x04\0', 'latin1')],
  ['ExecuTorch', 'executorch', Buffer.from('\x1c\0\0\0ET12\x14\0\x20\0\x04\0', 'latin1')],
  ['TensorRT', 'tensorrt', Buffer.from('ftrt\0\0\0\0\x01\0\0\0', 'latin1')],
  ...Object.entries(pickles).map(([how, content]) => [`a pickle ${how}`, 'pickle', content] as const),
  ['a pickle in a table of objects', 'pickle', npy('|O', pickles['of protocol 4'])],
  ['a pickle in gzip', 'pickle', gzipSync(pickles['of protocol 4'])],
  ['what joblib writes', 'pickle', deflateSync(Buffer.concat([pickles['of protocol 4'], Buffer.alloc(20_000)]))],
  ['Keras in HDF5', 'keras', hdf5.keras],
  ['trees of LightGBM', 'lightgbm', Buffer.from('tree\nversion=v4\nnum_class=1\nTree=0\nleaf_value=0.1 0.2\n')],
  ['trees of XGBoost', 'xgboost', Buffer.from('{"learner":{"attributes":{},"gradient_booster":{"model":{}}}}')],
]

/** [its name, its format]: told by their names alone, for nothing in them says what they are. */
export const weightsByName: readonly (readonly [name: string, format: string])[] = [
  ['model.onnx', 'onnx'],
  ['resnet.pt', 'pytorch'],
  ['resnet.PTH', 'pytorch'],
  ['epoch-9.ckpt', 'checkpoint'],
  ['yolo.weights', 'checkpoint'],
  ['pipeline.joblib', 'pickle'],
  ['pytorch_model.bin', 'checkpoint'],
  ['flax_model.msgpack', 'checkpoint'],
  ['model.weights.h5', 'hdf5'],
  ['model_weights.npz', 'numpy'],
  ['layer1.weight.npy', 'numpy'],
  ['saved_model.pb', 'tensorflow'],
  ['variables/variables.data-00000-of-00001', 'tensorflow'],
  ['variables.index', 'tensorflow'],
  ['model.ckpt-1000.index', 'tensorflow'],
  ['inference.pdiparams', 'paddle'],
  ['tower.engine', 'tensorrt'],
  ['boost.ubj', 'xgboost'],
]
