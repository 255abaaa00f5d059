import type { Period } from '@concert/credentials/period-of-validity'
import { visible } from '#command-io.ts'
import type { Effect, Verdict } from '#verdict.ts'

/** The verdict for a person: one sentence first, then one line per authority, then the reasons. */
export function renderVerdict(verdict: Verdict): string {
  const effects = verdict.effects.flatMap((effect) => effectLines(effect, verdict.result.period))
  const lines = [sentenceOf(verdict), ...effects, ...signatureLines(verdict)]
  if (verdict.answer === 'authentic-effect-not-checked')
    lines.push('The effects are those of the issue. Give --origin to ask the register what they are now.')
  return `${lines.join('\n')}\n`
}

/** The verdict for a program; its members keep their names. */
export function verdictJson(verdict: Verdict): string {
  const { answer, certificateNumber, at, effects, result } = verdict
  const { findings, certificateDigest, period, refusal } = result
  const shown = { answer, sentence: sentenceOf(verdict), certificateNumber, at, period, certificateDigest, effects }
  return `${JSON.stringify({ ...shown, signatures: findings, refusal })}\n`
}

/** States in one sentence whether the certificate is authentic and what it is worth in each place. */
function sentenceOf({ answer, effects, result, at }: Verdict): string {
  const { content, period } = result
  const named = content === undefined ? 'this certificate' : `certificate ${content.certificateNumber}`
  switch (answer) {
    case 'altered':
      return 'Altered: this is not what the authorities signed; it proves nothing.'
    case 'not-a-credential':
      return 'Not a credential: this cannot be read as a certificate of this scheme. It says nothing, for or against anybody.'
    case 'unknown-issuer':
      return 'Unknown issuer: it is not signed by authorities whose keys are given; it proves nothing.'
    case 'authentic-effect-not-checked':
      return `Authentic: ${named} was issued as ${worth(effects)}. Its current effect was not checked.`
    case 'authentic-and-in-force':
      return `Authentic and in force: ${named} is, at ${at}, ${worth(effects)}.`
    case 'authentic-in-force-in-part':
      return `Authentic, in force in some places only: ${named} is, at ${at}, ${worth(effects)}.`
    case 'authentic-not-in-force':
      if (period === 'expired') return `Authentic but expired: ${named} was valid until ${content?.validTo}.`
      if (period === 'not-yet-valid')
        return `Authentic but not yet valid: ${named} is valid from ${content?.validFrom}.`
      return `Authentic but not in force: ${named} is, at ${at}, ${worth(effects)}.`
  }
}

/** Effects on a day of validity, grouped by what they are worth. */
function worth(effects: Effect[]): string {
  const words = effects.map((effect) => ({ ...effect, phrase: phraseOf(effect) }))
  return [...new Set(words.map(({ phrase }) => phrase))]
    .map((phrase) => placed(phrase, list(words.filter((word) => word.phrase === phrase).map((w) => w.jurisdiction))))
    .join('; ')
}

/** The places come before `until`, so that it does not seem that the conditions must be met in them. */
function placed(phrase: string, places: string): string {
  return phrase.includes(' until ') ? phrase.replace(' until ', ` in ${places} until `) : `${phrase} in ${places}`
}

/**
 * What an effect is worth. An effect that its status puts in force is worth what `period` says on a day outside the
 * validity.
 */
function phraseOf({ status, conditions }: Effect, period: Period = 'current'): string {
  const attached = conditions.length > 0 ? ' on conditions' : ''
  switch (status) {
    case 'active':
      return period === 'current' ? `active${attached}` : period.replaceAll('-', ' ')
    case 'action-pending':
      return period === 'current' ? `active${attached} with action pending` : period.replaceAll('-', ' ')
    case 'reserved':
      return 'reserved until its conditions are met'
    case 'refused':
      return 'refused'
    case 'suspended':
      return 'suspended'
    case 'not-signed':
      return 'not signed'
    case 'not-checked':
      return 'not checked (no keys)'
    case 'not-registered':
      return 'not registered'
  }
}

function list(items: string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}

function effectLines(effect: Effect, period: Period | undefined): string[] {
  const { authority, jurisdiction, conditions, source } = effect
  const word = { decision: 'as decided', statement: 'by a signed statement', register: 'by the register, unsigned' }
  const line = `  ${jurisdiction.padEnd(3)} ${authority.padEnd(6)} ${phraseOf(effect, period)} (${word[source]})`
  return [line, ...conditions.map((condition) => `      condition: ${oneLine(condition)}`)]
}

function signatureLines({ result }: Verdict): string[] {
  const signatures = result.findings.map(
    ({ authority, kid, reason }) =>
      `  signature ${(authority ?? 'unknown').padEnd(8)} ${reason}${kid === null ? '' : ` by key ${kid}`}`,
  )
  return result.refusal === undefined
    ? signatures
    : [...signatures, `  ${result.refusal.reason}: ${oneLine(result.refusal.message)}`]
}

function oneLine(text: string): string {
  return visible(text.replaceAll(/\s+/gu, ' ').trim())
}
