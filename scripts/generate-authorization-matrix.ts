import { matrixPicture } from '../test/authorization/expected-answers.ts'
import { sightsPicture } from '../test/authorization/expected-sights.ts'
import type { Generator } from './generated-file.ts'

/** Who may call which operation, as a text for reviews to compare, and as a page that explains its signs. */
export const authorizationGenerators: readonly Generator[] = [
  { path: 'test/authorization/matrix.txt', produce: async () => matrixPicture() },
  { path: 'test/authorization/sights.txt', produce: async () => sightsPicture() },
  { path: 'docs/authorization-matrix.md', produce: async () => page() },
]

function page(): string {
  return `# Who may call what

Generated from the \`callers\` of every operation in \`packages/contracts/src\` by \`npm run generate\`. \`test/authorization/matrix.test.ts\` sends
every request of it to the real services in every cell, and requires a line for every route that they mount. The matrix does not
depend on the state of a case. What a state allows is in the tables of the
[application](flows/application-states.md), the [evaluation](flows/evaluation-states.md), the
[recognition](flows/recognition-states.md) and the [effect](flows/effect-states.md).

- ✔ allowed.
- ◐ allowed for the caller's own records; lists show no others.
- 404: the record belongs to another applicant; the answer is the same as for a record that does not exist.
- ✎ no token is read: another authority must sign the message, and this one is not signed.
- 401: no token, one for another service, or one of another authority's issuer. \`other-service\` is everyone with a token of this authority for
  each of the other services. \`other-authority\` is everyone with a token of one of the other authorities.
- 403: neither the caller's kind nor the person's valid authorisations include this operation. \`lapsed-staff\` is a person whose
  only authorisation has expired.

\`\`\`text
${matrixPicture().trimEnd()}
\`\`\`

## How much of a case its readers see

Where the matrix allows a read, what is shown depends on what the person has to do with the case (ISO/IEC 17065 4.2, 4.5). The rule is
\`packages/domain/src/need-to-know.ts\`; \`test/authorization/need-to-know.test.ts\` asks every cell. The table is of a contracted
application, its evaluation, a recognition and an effect.

- file: all of it. Who reads more than the parties is recorded, once per person, case and hour.
- parties: organisation and system by name and identifier, place, class, status, and what may be done; the rest is null.
- 403, 404: nothing. \`line\`: the case is in the list, with its status, class and dates.
- \`works-on-it\` is assigned and has declared, \`not-declared\` is assigned, \`supervisor\` is the plan owner, or an application
  reviewer until the end of the application's review. \`in-conflict\` declared a conflict in any part of the case.
- A draft that was never submitted is 404 to all staff, and in no list. One that was returned or withdrawn shows supervisors and its
  reviewer what the authority wrote, and not what the client has changed since. A signatory sees the agreement of an accepted or
  contracted application beside the parties. A claimed organisation is there for application reviewers before its first application.
- How a vote fell is null until the quorum has decided, but for the voter's own.

\`\`\`text
${sightsPicture().trimEnd()}
\`\`\`
`
}
