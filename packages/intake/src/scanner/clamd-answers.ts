import type { ScanVerdict, Signatures } from './malware-scanner.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/**
 * The signatures of an answer to VERSION: `ClamAV 1.4.6/27500/Thu Nov 26 08:24:12 2026`. Undefined where the daemon has loaded no
 * official set: then it names its program alone, and nothing that it says of a file makes the file clean.
 */
export function signaturesOf(answer: string): Signatures | undefined {
  const [, version, month = '', day, year] =
    /^ClamAV [^/]+\/(\d{1,9})\/[A-Z][a-z]{2} ([A-Z][a-z]{2}) {1,2}(\d{1,2}) [\d:]{8} (\d{4})$/.exec(answer) ?? []
  const place = months.indexOf(month)
  if (version === undefined || day === undefined || year === undefined || place < 0) return undefined
  return { version: Number(version), madeOn: `${year}-${String(place + 1).padStart(2, '0')}-${day.padStart(2, '0')}` }
}

/** What an answer to INSTREAM says, by signatures that were loaded when it was asked. */
export function verdictOf(answer: string, signatures: Signatures | undefined): ScanVerdict {
  const found = /^stream: (.+) FOUND$/.exec(answer)?.[1]
  if (found !== undefined) return verdictOfName(printable(found))
  if (answer.startsWith('INSTREAM size limit exceeded')) return { state: 'limit-exceeded', name: 'StreamMaxLength' }
  if (answer !== 'stream: OK') return { state: 'error', reason: printable(answer) }
  if (signatures === undefined) return { state: 'error', reason: 'no official signatures' }
  return { state: 'clean', signatures }
}

/** AlertExceedsMax and AlertEncrypted tell by names of their own that a file was not looked at. */
function verdictOfName(name: string): ScanVerdict {
  if (name.startsWith('Heuristics.Limits.Exceeded')) return { state: 'limit-exceeded', name }
  return { state: name.startsWith('Heuristics.Encrypted') ? 'encrypted' : 'found', name }
}

function printable(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 200)
}
