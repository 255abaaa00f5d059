// A plugin of oxlint. Rules that cite a clause are guards of packages/domain: there they leave a receipt, stand in the generated
// documents and are tested row by row. A clause cited elsewhere would be a rule that nobody finds.
import { clauses } from '@concert/domain/clauses'

interface Node {
  readonly type: string
  readonly value?: unknown
  readonly key?: { readonly name?: string; readonly value?: unknown }
}

interface Context {
  report(finding: { readonly node: Node; readonly message: string }): void
}

const message = 'Only packages/domain cites clauses: make the rule a guard there, and take the clause from the guard.'

const clauseStaysInDomain = {
  create: (context: Context) => ({
    Literal(node: Node) {
      if (typeof node.value === 'string' && Object.hasOwn(clauses, node.value)) context.report({ node, message })
    },
  }),
}

export default { meta: { name: 'concert' }, rules: { 'clause-stays-in-domain': clauseStaysInDomain } }
