import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lineOf, type Node, parse, single, visit } from './syntax.ts'

/** A regular expression in the sources and its place. `source` is undefined if it is known only at run time. */
export type Found = { at: string; source: string | undefined; flags: string }

/** Every regular expression of the program and of the browser code: literals, `RegExp` of a literal, and `pattern` of schemas. */
export function regularExpressions(): Found[] {
  const files = ['src', 'console'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  )
  return files.filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.test.ts')).flatMap(inFile)
}

function inFile(file: string): Found[] {
  const text = readFileSync(file, 'utf8')
  const known = new Set<string>()
  const found: Found[] = []
  visit(parse(file, text), (node) => {
    const one = read(node)
    if (one) found.push({ at: `${file}:${lineOf(text, node.start)}`, ...one })
  })
  return found

  function read(node: Node): Omit<Found, 'at'> | undefined {
    const [id, init, callee] = [single(node.id), single(node.init), single(node.callee)]
    if (node.type === 'VariableDeclarator' && init?.regex) known.add(id?.name ?? '')
    if (node.regex) return { source: node.regex.pattern, flags: node.regex.flags }
    const isMade = ['NewExpression', 'CallExpression'].includes(node.type) && callee?.name === 'RegExp'
    if (isMade && !known.has(node.arguments?.[0]?.name ?? '')) return { source: undefined, flags: '' }
    const value = node.type === 'Property' && single(node.key)?.name === 'pattern' ? (node.value as Node) : undefined
    if (typeof value?.value === 'string') return { source: value.value, flags: 'u' }
  }
}
