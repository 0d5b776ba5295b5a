import { parseSync } from 'vite'

/** A node of a syntax tree in the ESTree format, with the fields that its `type` has. */
export type Node = {
  type: string
  start: number
  end: number
  name?: string
  value?: unknown
  regex?: { pattern: string; flags: string }
} & {
  [field in 'id' | 'init' | 'key' | 'callee' | 'object' | 'property' | 'expression' | 'argument' | 'body']?:
    | Node
    | Node[]
} & { arguments?: Node[]; properties?: Node[] }

/** The syntax tree of TypeScript text. */
export function parse(path: string, text: string): Node {
  const { program, errors } = parseSync(path, text)
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`)
  return program as unknown as Node
}

/** Calls `each` with a node and all its descendants, in the order of the text. */
export function visit(node: Node, each: (node: Node) => void): void {
  each(node)
  for (const child of Object.values(node).flat()) if (isNode(child)) visit(child, each)
}

/** The node in a field that may also contain a list; undefined for a list. */
export function single(field: Node | Node[] | undefined): Node | undefined {
  return Array.isArray(field) ? undefined : field
}

/** The number of the line at a position, from 1. */
export function lineOf(text: string, position: number): number {
  return text.slice(0, position).split('\n').length
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}
