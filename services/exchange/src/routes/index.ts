import { deliverEnvelopeRoute } from './deliver-envelope.ts'
import { receiveEnvelopeRoute } from './receive-envelope.ts'
import { sendEnvelopeRoute } from './send-envelope.ts'

export const routes = {
  receiveEnvelope: receiveEnvelopeRoute,
  sendEnvelope: sendEnvelopeRoute,
  deliverEnvelope: deliverEnvelopeRoute,
}
