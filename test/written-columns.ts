import ts from 'typescript-api'

/** Functions of other files that make columns, each by a table of them. */
const makers = ['toColumns', 'paramsOf']

/**
 * Where a file of the store writes columns that it does not name: `set`, `values` and `doUpdateSet` take objects whose fields stand in
 * the file, and spread nothing but such objects. Whatever came from outside and is spread would become a column by the name it brings.
 */
export function unnamedColumns(path: string, text: string): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const known = { variables: new Map<string, ts.Expression>(), functions: new Map<string, ts.Node>() }
  const found: string[] = []
  visit(file, (node) => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer)
      known.variables.set(node.name.text, node.initializer)
    if (ts.isFunctionDeclaration(node) && node.name) known.functions.set(node.name.text, node)
  })
  visit(file, (node) => {
    const written = writtenBy(node)
    if (!written || isNamed(written)) return
    const { line } = file.getLineAndCharacterOfPosition(node.getEnd())
    found.push(`${path}:${line + 1} writes columns that it does not name: ${written.getText().slice(0, 80)}`)
  })
  return found

  function isNamed(node: ts.Node | undefined): boolean {
    if (!node) return false
    if (ts.isObjectLiteralExpression(node))
      return node.properties.every((each) => !ts.isSpreadAssignment(each) || isNamed(each.expression))
    if (ts.isParenthesizedExpression(node) || ts.isSatisfiesExpression(node) || ts.isAsExpression(node))
      return isNamed(node.expression)
    if (ts.isIdentifier(node)) return isNamed(known.variables.get(node.text))
    if (ts.isArrowFunction(node) || ts.isFunctionDeclaration(node)) return returnsOf(node).every(isNamed)
    return ts.isCallExpression(node) && isNamedCall(node)
  }

  /** A row that a function makes, or one for each of some. */
  function isNamedCall({ expression, arguments: given }: ts.CallExpression): boolean {
    if (ts.isIdentifier(expression))
      return makers.includes(expression.text) || isNamed(known.functions.get(expression.text))
    return ts.isPropertyAccessExpression(expression) && expression.name.text === 'map' && isNamed(given[0])
  }
}

/** What a call of the query builder writes; a map's `set` takes two. */
function writtenBy(node: ts.Node): ts.Expression | undefined {
  if (!ts.isCallExpression(node) || node.arguments.length !== 1) return
  const { expression } = node
  if (!ts.isPropertyAccessExpression(expression) || expression.expression.getText() === 'Object') return
  return ['set', 'values', 'doUpdateSet'].includes(expression.name.text) ? node.arguments[0] : undefined
}

function returnsOf({ body }: ts.ArrowFunction | ts.FunctionDeclaration): ts.Node[] {
  if (!body) return []
  if (!ts.isBlock(body)) return [body]
  const returned: ts.Node[] = []
  visit(body, (node) => {
    if (ts.isReturnStatement(node) && node.expression) returned.push(node.expression)
  })
  return returned
}

function visit(node: ts.Node, each: (node: ts.Node) => void): void {
  each(node)
  ts.forEachChild(node, (child) => visit(child, each))
}
