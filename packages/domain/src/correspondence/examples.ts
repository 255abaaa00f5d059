import { at, people, standing } from '../examples.ts'
import type { Step } from '../examples.ts'
import type { NotifyClient } from './commands.ts'
import type { MessageTypes } from './events.ts'

// For the tests of this package only: one message to a client.

type MessageStep = Step<MessageTypes>

export const notification: NotifyClient = {
  name: 'notifyClient',
  actor: people.system,
  at,
  authority: 'hk',
  edition: 'GBA-AI 2026-1',
  messageId: 'msg_1',
  applicationId: 'app_1',
  applicantId: 'apt_1',
  kind: 'certificate-issued',
  body: {
    en: 'Your certificate was issued.',
    'zh-Hant': '你的證書已簽發。',
    'zh-Hans': '你的证书已签发。',
    pt: 'O seu certificado foi emitido.',
  },
  certificateNumber: 'GBAAI-H001-26-L-00003-3',
}

export function notify(change: Partial<Omit<NotifyClient, 'name'>> = {}, facts = {}): MessageStep {
  return () => ({ command: { ...notification, ...change }, facts: { ...standing, ...facts } })
}

/** Together they take every row of the table. */
export const messageJourneys: readonly (readonly MessageStep[])[] = [[notify()]]
