/** The report of `pnpm audit --json`, as far as it is judged. */
export interface AuditReport {
  readonly advisories: Readonly<Record<string, Advisory>>
}

interface Advisory {
  readonly github_advisory_id: string
  readonly module_name: string
  readonly severity: string
  readonly title: string
  readonly url: string
  readonly findings: readonly { readonly version: string; readonly dev: boolean; readonly paths: readonly string[] }[]
}

/** An advisory that does no harm here, why, and the day on which this was found. */
export interface Accepted {
  readonly advisory: string
  readonly reason: string
  readonly date: string
}

export interface Verdict {
  readonly failures: readonly string[]
  readonly notes: readonly string[]
}

/** An acceptance is looked at again after this time. */
const ACCEPTED_DAYS = 90
const DAY_MS = 86_400_000

/** What production can reach fails, unless it was accepted within the last 90 days; the rest is listed. */
export function judgeAudit(report: AuditReport, accepted: readonly Accepted[], now: Date): Verdict {
  const failures: string[] = []
  const notes: string[] = []
  const known = Object.values(report.advisories)
  for (const advisory of known) {
    const { findings, github_advisory_id: id } = advisory
    const acceptance = accepted.find((one) => one.advisory === id)
    if (findings.every(({ dev }) => dev)) notes.push(`development only: ${said(advisory)}`)
    else if (acceptance === undefined) failures.push(said(advisory))
    else if (isLapsed(acceptance, now))
      failures.push(`accepted on ${acceptance.date}, to be judged anew: ${said(advisory)}`)
    else notes.push(`accepted on ${acceptance.date}, ${acceptance.reason}: ${said(advisory)}`)
  }
  const unused = accepted.filter(({ advisory }) => !known.some(({ github_advisory_id: id }) => id === advisory))
  notes.push(...unused.map(({ advisory }) => `accepted, but not known of any dependency: ${advisory}`))
  return { failures, notes }
}

function isLapsed({ date, reason }: Accepted, now: Date): boolean {
  const age = now.getTime() - Date.parse(date)
  return !(age >= 0 && age <= ACCEPTED_DAYS * DAY_MS) || reason.trim() === ''
}

function said({ github_advisory_id: id, module_name: name, severity, title, url, findings }: Advisory): string {
  const versions = [...new Set(findings.map(({ version }) => version))].join(', ')
  const path = findings[0]?.paths[0] ?? ''
  return `${severity}: ${name} ${versions}: ${title} (${id}, ${url}) by ${path}`
}
