import { matrixPicture } from '../test/authorization/expected-answers.ts'
import type { Generator } from './generated-file.ts'

/** Who may call which operation, as a text for reviews to compare, and as a page that explains its signs. */
export const authorizationGenerators: readonly Generator[] = [
  { path: 'test/authorization/matrix.txt', produce: async () => matrixPicture() },
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
`
}
