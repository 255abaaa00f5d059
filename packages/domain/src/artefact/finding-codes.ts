/**
 * What a finding asks for: another file, for no person may release this one; a person's decision before anybody opens it; a person's
 * decision about its category.
 */
export type Severity = 'refuse' | 'quarantine' | 'propose'

/** Each finding with its severity. A code is a public word: it is never given another meaning. */
export const severities = {
  'file-empty': 'refuse',
  'name-empty': 'refuse',
  'name-is-path': 'refuse',
  'name-has-marks': 'refuse',
  'name-of-device': 'refuse',
  'name-ends-blank': 'refuse',
  'extension-executable': 'refuse',
  'extension-hidden': 'refuse',
  'extension-differs': 'quarantine',
  'type-not-accepted': 'refuse',
  'type-differs': 'refuse',
  'type-unknown': 'refuse',
  'model-weights': 'refuse',
  'entry-type-not-accepted': 'quarantine',
  'content-malformed': 'quarantine',
  'content-beyond-limit': 'quarantine',
  polyglot: 'quarantine',
  'data-after-end': 'quarantine',
  'archive-ratio': 'refuse',
  'archive-entries': 'refuse',
  'archive-depth': 'refuse',
  'archive-path': 'refuse',
  'archive-link': 'refuse',
  'archive-overlap': 'refuse',
  'archive-duplicate': 'refuse',
  'archive-headers-differ': 'refuse',
  'archive-size-lies': 'refuse',
  'archive-checksum': 'refuse',
  'archive-encrypted': 'quarantine',
  'archive-method': 'quarantine',
  'office-macro': 'quarantine',
  'office-active-content': 'quarantine',
  'office-external': 'quarantine',
  'office-encrypted': 'quarantine',
  'pdf-script': 'quarantine',
  'pdf-action': 'quarantine',
  'pdf-embedded-file': 'quarantine',
  'pdf-encrypted': 'quarantine',
  'pdf-cycle': 'quarantine',
  'pdf-pages': 'quarantine',
  'markup-active': 'quarantine',
  'markup-external': 'quarantine',
  'markup-doctype': 'quarantine',
  'markup-entity': 'refuse',
  'markup-encoding': 'quarantine',
  'formula-in-cell': 'quarantine',
  'image-pixels': 'refuse',
  'personal-data': 'propose',
  'classification-mark': 'propose',
} as const satisfies Record<string, Severity>
export type FindingCode = keyof typeof severities

export const findingCodes = Object.keys(severities) as readonly FindingCode[]
