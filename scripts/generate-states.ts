import { absenceMachine } from '@concert/domain/absence/table'
import { dataRequestMachine } from '@concert/domain/data-request/table'
import { aiSystemMachine } from '@concert/domain/ai-system/table'
import { applicationMachine } from '@concert/domain/application/table'
import { artefactMachine } from '@concert/domain/artefact/table'
import { type ClauseId, clauses } from '@concert/domain/clauses'
import { messageMachine } from '@concert/domain/correspondence/table'
import { stateDiagram } from '@concert/domain/diagram'
import { effectMachine } from '@concert/domain/effect/table'
import { effectDeclarationMachine } from '@concert/domain/effect-declaration/table'
import { envelopeMachine } from '@concert/domain/envelope/table'
import { effectStatementMachine } from '@concert/domain/effect-statement/table'
import { peerDecisionMachine } from '@concert/domain/peer-decision/table'
import { peerEvidenceMachine } from '@concert/domain/peer-evidence/table'
import { intentMachine } from '@concert/domain/intent/table'
import { evaluationMachine } from '@concert/domain/evaluation/table'
import { organisationMachine } from '@concert/domain/organisation/table'
import { recognitionMachine } from '@concert/domain/recognition/table'
import { clockNoticeMachine } from '@concert/domain/clock-notice/table'
import { clockRecountMachine } from '@concert/domain/clock-recount/table'
import { closedDayMachine } from '@concert/domain/closed-day/table'
import { legalHoldMachine } from '@concert/domain/legal-hold/table'
import { loanMachine } from '@concert/domain/loan/table'
import { authorisationMachine } from '@concert/domain/authorisation/table'
import { groupLinkMachine } from '@concert/domain/group-link/table'
import { riskMachine } from '@concert/domain/risk/table'
import { personMachine } from '@concert/domain/person/table'
import { transferBasisMachine } from '@concert/domain/transfer-basis/table'
import { type Generator, markdownTable } from './generated-file.ts'

/** What this page shows of a machine's table, whatever the types of its states and commands. */
type Rows = Readonly<Record<string, Readonly<Record<string, Row>>>>
type Row = {
  readonly to: string | readonly string[]
  readonly by: readonly string[]
  readonly guards: readonly { readonly name: string; readonly clause: ClauseId }[]
}
type Page = { readonly name: string; readonly title?: string; readonly diagram: string; readonly table: object }

const pages: readonly Page[] = [
  { name: 'organisation', diagram: stateDiagram(organisationMachine), table: organisationMachine.table },
  { name: 'ai-system', diagram: stateDiagram(aiSystemMachine), table: aiSystemMachine.table, title: 'an AI system' },
  { name: 'application', diagram: stateDiagram(applicationMachine), table: applicationMachine.table },
  { name: 'artefact', diagram: stateDiagram(artefactMachine), table: artefactMachine.table, title: 'an evidence file' },
  { name: 'correspondence', diagram: stateDiagram(messageMachine), table: messageMachine.table, title: 'a message' },
  { name: 'evaluation', diagram: stateDiagram(evaluationMachine), table: evaluationMachine.table },
  { name: 'recognition', diagram: stateDiagram(recognitionMachine), table: recognitionMachine.table },
  { name: 'peer-decision', diagram: stateDiagram(peerDecisionMachine), table: peerDecisionMachine.table },
  {
    name: 'peer-evidence',
    diagram: stateDiagram(peerEvidenceMachine),
    table: peerEvidenceMachine.table,
    title: 'what a lead says of its files',
  },
  {
    name: 'effect-declaration',
    diagram: stateDiagram(effectDeclarationMachine),
    table: effectDeclarationMachine.table,
  },
  { name: 'intent', diagram: stateDiagram(intentMachine), table: intentMachine.table },
  { name: 'effect', diagram: stateDiagram(effectMachine), table: effectMachine.table },
  { name: 'envelope', diagram: stateDiagram(envelopeMachine), table: envelopeMachine.table },
  {
    name: 'effect-statement',
    diagram: stateDiagram(effectStatementMachine),
    table: effectStatementMachine.table,
    title: 'the statements on an effect',
  },
  {
    name: 'transfer-basis',
    diagram: stateDiagram(transferBasisMachine),
    table: transferBasisMachine.table,
    title: 'a transfer basis',
  },
  {
    name: 'authorisation',
    diagram: stateDiagram(authorisationMachine),
    table: authorisationMachine.table,
    title: 'what a person is authorised for',
  },
  {
    name: 'data-request',
    diagram: stateDiagram(dataRequestMachine),
    table: dataRequestMachine.table,
    title: "a request for one's own data",
  },
  { name: 'absence', diagram: stateDiagram(absenceMachine), table: absenceMachine.table },
  {
    name: 'loan',
    diagram: stateDiagram(loanMachine),
    table: loanMachine.table,
    title: 'a loan of a person',
  },
  {
    name: 'group-link',
    diagram: stateDiagram(groupLinkMachine),
    table: groupLinkMachine.table,
    title: 'a link between two organisations',
  },
  { name: 'risk', diagram: stateDiagram(riskMachine), table: riskMachine.table, title: 'a risk to impartiality' },
  {
    name: 'person',
    diagram: stateDiagram(personMachine),
    table: personMachine.table,
    title: 'a person of the personnel',
  },
  { name: 'clock-notice', diagram: stateDiagram(clockNoticeMachine), table: clockNoticeMachine.table },
  {
    name: 'clock-recount',
    diagram: stateDiagram(clockRecountMachine),
    table: clockRecountMachine.table,
    title: 'a recount of clocks',
  },
  {
    name: 'closed-day',
    diagram: stateDiagram(closedDayMachine),
    table: closedDayMachine.table,
    title: 'a day on which the office was closed',
  },
  { name: 'legal-hold', diagram: stateDiagram(legalHoldMachine), table: legalHoldMachine.table, title: 'a legal hold' },
]

/** A page for each state machine: its diagram, its transitions with their guards, and the clauses that these cite. */
export const stateGenerators: readonly Generator[] = pages.map((page) => ({
  path: `docs/flows/${page.name}-states.md`,
  produce: async () => stateDocument(page),
}))

function stateDocument({ name, diagram, table, title }: Page): string {
  const rows = table as Rows
  const cited = new Set(
    Object.values(rows).flatMap((commands) =>
      Object.values(commands).flatMap(({ guards }) => guards.map(({ clause }) => clause)),
    ),
  )
  const known = Object.keys(clauses) as ClauseId[]
  return [
    `# The states of ${title ?? `${/^[aeio]/.test(name) ? 'an' : 'a'} ${name}`}`,
    '',
    `Generated from the transition table in \`packages/domain/src/${name}/table.ts\` by \`npm run generate\`. A command that has no row in`,
    'a state is not possible in it; every guard of a row must hold, and leaves a clause receipt.',
    '',
    '```mermaid',
    diagram.trimEnd(),
    '```',
    '',
    '## Transitions',
    '',
    markdownTable(
      ['from', 'command', 'to', 'who', 'guards', 'clauses'],
      Object.entries(rows).flatMap(([from, commands]) =>
        Object.entries(commands).map(([command, row]) => transition(from, command, row)),
      ),
    ),
    '',
    '## Clauses',
    '',
    markdownTable(
      ['id', 'standard', 'clause', 'in other words'],
      known.filter((id) => cited.has(id)).map((id) => [id, clauses[id].standard, clauses[id].clause, clauses[id].gist]),
    ),
    '',
  ].join('\n')
}

function transition(from: string, command: string, { to, by, guards }: Row): string[] {
  const targets = typeof to === 'string' ? [to] : to
  const cited = [...new Set(guards.map(({ clause }) => clause))]
  return [
    from === 'none' ? '–' : from,
    `\`${command}\``,
    targets.join(', '),
    by.join(', '),
    guards.map(({ name }) => name).join(', ') || '–',
    cited.map((id) => `${clauses[id].clause}`).join(', ') || '–',
  ]
}
