import { lineOf, type Node, parse, single, visit } from './syntax.ts'

/** Functions of other files that make columns, each with its own table of columns. */
const makers = ['toColumns', 'paramsOf']

const wrappers = ['ParenthesizedExpression', 'TSSatisfiesExpression', 'TSAsExpression']
const functions = ['ArrowFunctionExpression', 'FunctionDeclaration']

/**
 * Finds places where a file of the store writes columns that it does not name. `set`, `values` and `doUpdateSet` must take objects whose fields are
 * in the file, and spread only such objects: a spread object from outside could write any column.
 */
export function unnamedColumns(path: string, text: string): string[] {
  const file = parse(path, text)
  const known = new Map<string, Node>()
  const found: string[] = []
  visit(file, (node) => {
    const name = single(node.id)?.name
    const value = node.type === 'FunctionDeclaration' ? node : single(node.init)
    if (name && value) known.set(name, value)
  })
  visit(file, (node) => {
    const written = writtenBy(node)
    if (!written || isNamed(written)) return
    const source = text.slice(written.start, written.end).slice(0, 80)
    found.push(`${path}:${lineOf(text, node.end)} writes columns that it does not name: ${source}`)
  })
  return found

  function isNamed(node: Node | undefined): boolean {
    if (!node) return false
    if (node.type === 'ObjectExpression')
      return (node.properties ?? []).every((each) => each.type !== 'SpreadElement' || isNamed(single(each.argument)))
    if (wrappers.includes(node.type)) return isNamed(single(node.expression))
    if (node.type === 'Identifier') return isNamedValue(node.name)
    if (functions.includes(node.type)) return returnsOf(node).every(isNamed)
    return node.type === 'CallExpression' && isNamedCall(node)
  }

  /** Whether a variable has named columns, judged by its value; a function is no row. */
  function isNamedValue(name = ''): boolean {
    const value = known.get(name)
    return value?.type !== 'FunctionDeclaration' && isNamed(value)
  }

  /** Whether a call returns a row with named columns, or one for each item of a list. */
  function isNamedCall(node: Node): boolean {
    const callee = single(node.callee)
    if (callee?.type === 'Identifier') return makers.includes(callee.name ?? '') || isNamedMaker(callee.name ?? '')
    return single(callee?.property)?.name === 'map' && isNamed(node.arguments?.[0])
  }

  function isNamedMaker(name: string): boolean {
    const value = known.get(name)
    return value?.type === 'FunctionDeclaration' && isNamed(value)
  }
}

/** What a call of the query builder writes; the `set` of a map takes two arguments. */
function writtenBy(node: Node): Node | undefined {
  const callee = single(node.callee)
  if (node.type !== 'CallExpression' || node.arguments?.length !== 1 || callee?.type !== 'MemberExpression') return
  if (single(callee.object)?.name === 'Object') return
  return ['set', 'values', 'doUpdateSet'].includes(single(callee.property)?.name ?? '') ? node.arguments[0] : undefined
}

function returnsOf({ body: field }: Node): Node[] {
  const body = single(field)
  if (!body) return []
  if (body.type !== 'BlockStatement') return [body]
  const returned: Node[] = []
  visit(body, (node) => {
    const argument = single(node.argument)
    if (node.type === 'ReturnStatement' && argument) returned.push(argument)
  })
  return returned
}
