// Made by `npm run generate` from the files of this folder that are named after an operation.
import { deliverEnvelope } from './deliver-envelope.ts'
import { receiveEnvelope } from './receive-envelope.ts'
import { reviveEnvelope } from './revive-envelope.ts'
import { sendEnvelope } from './send-envelope.ts'

export const envelope = {
  deliverEnvelope,
  receiveEnvelope,
  reviveEnvelope,
  sendEnvelope,
}
