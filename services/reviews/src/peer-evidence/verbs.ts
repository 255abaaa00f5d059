// Made by `npm run generate` from the files of this folder that are named after an operation.
import { recordPeerEvidence } from './record-peer-evidence.ts'

export const peerEvidence = {
  recordPeerEvidence,
}
