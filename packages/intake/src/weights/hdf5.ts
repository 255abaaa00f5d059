/** How much of an HDF5 is looked through for what Keras writes at its root. */
export const HDF5_HEAD_BYTES = 262_144

const SIGNATURE = '\x89HDF\r\n\x1a\n'
/** Names of attributes and groups that Keras gives, and no program of measurements. */
const ofKeras = ['keras_version', 'model_weights', 'layer_names', 'model_config', '_layer_checkpoint_dependencies']

export function headOfHdf5(head: Buffer): boolean {
  return head.toString('latin1', 0, SIGNATURE.length) === SIGNATURE
}

/** Whether an HDF5 holds a model: as a container it can hold any numbers. */
export function isKeras(head: Buffer): boolean {
  return ofKeras.some((name) => head.includes(name, 0, 'latin1'))
}
