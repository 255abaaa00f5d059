// Made by `npm run generate` from the files of this folder that are named after an operation.
import { recordPeerDecision } from './record-peer-decision.ts'

export const peerDecision = {
  recordPeerDecision,
}
