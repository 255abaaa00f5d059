import ts from 'typescript'

/** What is counted in one file. */
export interface Measured {
  readonly path: string
  readonly lines: number
  readonly commentLines: number
  /** The length of each function with a body, in lines. */
  readonly functions: readonly number[]
  readonly anys: number
  /** `as` another type, and `<type>` before an expression. `as const` promises nothing and is not counted. */
  readonly casts: number
  /** The names of what is called, as they stand before the bracket. */
  readonly calls: ReadonlySet<string>
}

export function measureSource(path: string, text: string): Measured {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest)
  const lines = text.trimEnd().split('\n')
  const nodes = nodesOf(source)
  return {
    path,
    lines: lines.length,
    commentLines: lines.filter((line) => /^\s*(\/\/|\/\*|\*)/.test(line)).length,
    functions: nodes.filter(isFunctionWithBody).map((node) => linesOf(node, source)),
    anys: nodes.filter((node) => node.kind === ts.SyntaxKind.AnyKeyword).length,
    casts: nodes.filter(isCast).length,
    calls: new Set(nodes.filter(ts.isCallExpression).map(({ expression }) => calledName(expression, source))),
  }
}

function nodesOf(source: ts.SourceFile): ts.Node[] {
  const nodes: ts.Node[] = []
  const visit = (node: ts.Node): void => {
    nodes.push(node)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return nodes
}

function isFunctionWithBody(node: ts.Node): boolean {
  return ts.isFunctionLike(node) && 'body' in node && node.body !== undefined
}

function linesOf(node: ts.Node, source: ts.SourceFile): number {
  const lineAt = (position: number): number => source.getLineAndCharacterOfPosition(position).line
  return lineAt(node.end) - lineAt(node.getStart(source)) + 1
}

function isCast(node: ts.Node): boolean {
  if (ts.isTypeAssertionExpression(node)) return true
  return ts.isAsExpression(node) && !ts.isConstTypeReference(node.type)
}

/** `lock` of `theCase.store.lock(…)`. */
function calledName(expression: ts.Expression, source: ts.SourceFile): string {
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText(source)
}
