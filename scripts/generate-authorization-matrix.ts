import { matrixPicture } from '../test/authorization/expected-answers.ts'
import type { Generator } from './generated-file.ts'

/** Who may call which operation, as a text for reviews to compare, and as a page that explains its signs. */
export const authorizationGenerators: readonly Generator[] = [
  { path: 'test/authorization/matrix.txt', produce: async () => matrixPicture() },
  { path: 'docs/authorization-matrix.md', produce: async () => page() },
]

function page(): string {
  return `# Who may call what

Made from the \`callers\` of every operation in \`packages/contracts/src\` by \`npm run generate\`; \`test/authorization/matrix.test.ts\` sends every request of it to
the real services in each of the three cells, and wants a line for every route that they mount. The matrix holds whatever the state; what a state allows is in the tables of the
[application](flows/application-states.md), the [evaluation](flows/evaluation-states.md), the
[recognition](flows/recognition-states.md) and the [certificate](flows/effect-states.md).

- ✔ allowed.
- ◐ allowed for the caller's own records; lists show no others.
- 404: the record belongs to another applicant, and the answer is that of a record that does not exist.
- ✎ no token is looked at: the message must be signed by another authority, and this one is not.
- 401: no token, or one of another authority's issuer. \`other-authority\` is everyone who has a token, from either of the others.
- 403: the caller's kind, or the functions the person is authorised for now, do not include this operation. \`lapsed-staff\` is a
  person whose only authorisation has run out.

\`\`\`text
${matrixPicture().trimEnd()}
\`\`\`
`
}
