import type { Guard } from '../machine.ts'
import { violation } from '../violation.ts'
import type { QuarantineEvidence, ReleaseEvidence, StoredBytesFacts } from './commands.ts'
import type { Artefact } from './state.ts'

/** What is said of the bytes is what the store has. */
export const quarantineIsFounded: Guard<Artefact, QuarantineEvidence, StoredBytesFacts> = {
  name: 'quarantine-founded',
  clause: 'gbaai-evidence',
  check: ({ digest, evidenceId }, { reason }, { storedDigest }) => {
    const shown = storedDigest === null ? 'bytes-missing' : storedDigest === digest ? null : 'digest-differs'
    return reason === shown ? [] : [violation('quarantine-unfounded', '/reason', { reason }, evidenceId)]
  },
  inputs: ({ digest }, { reason }, { storedDigest }) => ({ digest, reason, stored: storedDigest }),
}

/** Only a check of the kind that closed a file opens it: bytes that are whole are not yet harmless. */
export const releaseNamesReason: Guard<Artefact, ReleaseEvidence, StoredBytesFacts> = {
  name: 'release-names-reason',
  clause: 'gbaai-evidence',
  check: ({ quarantine, evidenceId }, { reason }) =>
    quarantine === null || quarantine.reason === reason
      ? []
      : [violation('quarantined-for-another-reason', '/reason', { reason: quarantine.reason }, evidenceId)],
  inputs: ({ quarantine }, { reason }) => ({ reason, quarantined: quarantine?.reason ?? null }),
}

/** Whatever the reason was, no file is given back whose bytes are not the recorded ones. */
export const bytesAreRight: Guard<Artefact, ReleaseEvidence, StoredBytesFacts> = {
  name: 'bytes-right',
  clause: 'gbaai-evidence',
  check: ({ digest, evidenceId }, _command, { storedDigest }) =>
    storedDigest === digest ? [] : [violation('stored-bytes-differ', '', {}, evidenceId)],
  inputs: ({ digest }, _command, { storedDigest }) => ({ digest, stored: storedDigest }),
}
