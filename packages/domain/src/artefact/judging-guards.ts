import { localDate } from '#instant.ts'
import type { CommandBase, Guard } from '#machine.ts'
import { undeclared } from '#standing-guards.ts'
import { violation } from '#violation.ts'
import type { JudgingFacts } from './commands.ts'
import type { Artefact, FileJudge } from './state.ts'

type JudgingGuard<Known extends keyof JudgingFacts> = Guard<
  Artefact,
  CommandBase & { readonly function: FileJudge },
  Pick<JudgingFacts, Known>
>

/** Whoever judges a file works on the case in the function named, and has declared for it. */
export const judgesThisCase: JudgingGuard<'declared'> = {
  name: 'impartiality-declared',
  clause: 'iso17065-6.1.3',
  check: (_state, { actor, function: as }, { declared }) => (declared ? [] : [undeclared(actor.id, as)]),
  inputs: (_state, { actor, function: as }, { declared }) => ({ person: actor.id, function: as, inForce: declared }),
}

/** What a decision rests on is judged no more. */
export const judgedBeforeDecision: JudgingGuard<'decidedAt'> = {
  name: 'judged-before-decision',
  clause: 'iso17065-7.10',
  check: ({ authority, evidenceId }, _command, { decidedAt }) =>
    decidedAt === null
      ? []
      : [violation('evidence-decided-on', '', { decidedOn: localDate(decidedAt, authority) }, evidenceId)],
  inputs: ({ digest }, _command, { decidedAt }) => ({ digest, decidedAt }),
}

/** A file of which nothing says what it is evidence of is no evidence yet: it can be given back, not accepted. */
export const acceptedIsOfKind: Guard<Artefact, CommandBase, unknown> = {
  name: 'accepted-of-kind',
  clause: 'gbaai-evidence',
  check: ({ kind, evidenceId }) => (kind === null ? [violation('accepted-of-no-kind', '', {}, evidenceId)] : []),
  inputs: ({ digest, kind }) => ({ digest, kind }),
}
