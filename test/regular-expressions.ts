import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript-api'

/** A regular expression of the sources, and where it stands. `source` is undefined where it is made of what is known only when it runs. */
export type Found = { at: string; source: string | undefined; flags: string }

/** Every regular expression of the program and of what browsers run: as literals, as `RegExp` of one of these, and as `pattern` of schemas. */
export function regularExpressions(): Found[] {
  const files = ['src', 'console'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  )
  return files.filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.test.ts')).flatMap(inFile)
}

function inFile(file: string): Found[] {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true, kind)
  const known = new Set<string>()
  const found: Found[] = []
  visit(tree)
  return found

  function visit(node: ts.Node): void {
    const one = read(node)
    if (one) found.push({ at: `${file}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`, ...one })
    ts.forEachChild(node, visit)
  }

  function read(node: ts.Node): Omit<Found, 'at'> | undefined {
    if (ts.isVariableDeclaration(node) && node.initializer && ts.isRegularExpressionLiteral(node.initializer))
      known.add(node.name.getText())
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/')
      return { source: node.text.slice(1, end), flags: node.text.slice(end + 1) }
    }
    const isMade = (ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'RegExp'
    if (isMade && !known.has(node.arguments?.[0]?.getText() ?? '')) return { source: undefined, flags: '' }
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'pattern' && ts.isStringLiteral(node.initializer))
      return { source: node.initializer.text, flags: 'u' }
  }
}
