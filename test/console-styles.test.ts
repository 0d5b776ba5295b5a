import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from './syntax.ts'

/** The only classes outside of modules: those that nearly every page needs (console/look). */
const shared = [
  ...['num', 'cut', 't2', 't3', 'm', 'sr', 'grow', 'i', 'link'], // text and icons
  ...['btn', 'primary', 'danger', 'quiet', 's', 'ib'], // buttons
  ...['field', 'in', 'err', 'msg', 'cb', 'rb'], // fields
  ...['pill', 'dot', 'grey', 'blue', 'violet', 'pink', 'red', 'orange', 'amber', 'green', 'fresh', 'mk', 'late'], // marks
  ...['sk', 'tall', 'round'], // placeholders while loading
  ...['pop', 'menu'], // popovers and menus
]

const files = readdirSync('console', { recursive: true, encoding: 'utf8' }).map((path) => posix.join('console', path))
const modules = new Map(
  files.filter((path) => path.endsWith('.module.css')).map((path) => [path, classesIn(readFileSync(path, 'utf8'))]),
)
const components = files.filter((path) => path.endsWith('.tsx')).map((path) => ({ path, ...stylesOf(path) }))

test('a class is global only if it is on the list', () => {
  const look = files.filter((path) => path.endsWith('.css') && !modules.has(path))
  expect(look.filter((path) => !path.startsWith('console/look/'))).toEqual([])
  const defined = look.flatMap((path) => classesIn(readFileSync(path, 'utf8')).local)
  expect(new Set(defined.filter(isOwn))).toEqual(new Set(shared))
  const foreign = [...modules].flatMap(([path, { global }]) => global.filter(isOwn).map((name) => `${path}: ${name}`))
  expect(foreign.filter((each) => !shared.includes(each.split(': ')[1] ?? ''))).toEqual([])
})

test('every selector of a module has a class of it: none reaches into other components', () => {
  const loose = [...modules.keys()].flatMap((path) =>
    selectorsIn(readFileSync(path, 'utf8'))
      .filter((selector) => !/\.[a-zA-Z]/.test(selector.replaceAll(/:global\([^)]*\)/g, '')))
      .map((selector) => `${path}: ${selector}`),
  )
  expect(loose).toEqual([])
})

test('a component names no other class as a string', () => {
  const others = components.flatMap(({ path, texts }) =>
    texts.filter((name) => !shared.includes(name)).map((name) => `${path}: ${name}`),
  )
  expect(others).toEqual([])
})

test('a component uses only classes that its module has, and a module has no unused ones', () => {
  const asked = components.flatMap(({ path, asks }) => asks.map(([module, name]) => ({ path, module, name })))
  expect(asked.length).toBeGreaterThan(300)
  expect(asked.filter(({ module, name }) => !modules.get(module)?.local.includes(name))).toEqual([])
  const unused = [...modules].flatMap(([path, { local }]) =>
    local
      .filter((name) => !asked.some((each) => each.module === path && each.name === name))
      .map((name) => [path, name]),
  )
  expect(unused).toEqual([])
})

/** The selectors of a sheet, one by one; commas inside brackets do not separate them. */
function selectorsIn(css: string): string[] {
  const heads = Array.from(css.replaceAll(/\/\*[^*]*\*\//g, '').matchAll(/([^{}]+)\{/g), ([, head = '']) => head.trim())
  return heads
    .filter((head) => !head.startsWith('@') && !/^(from|to|\d+%)$/.test(head))
    .flatMap((head) => {
      let depth = 0
      const parts = ['']
      for (const sign of head) {
        depth += { '(': 1, ')': -1 }[sign] ?? 0
        if (sign === ',' && depth === 0) parts.push('')
        else parts[parts.length - 1] += sign
      }
      return parts
    })
}

function isOwn(name: string): boolean {
  return !name.startsWith('mantine-')
}

function classesIn(css: string): { local: string[]; global: string[] } {
  const selectors = css.replaceAll(/\/\*[^*]*\*\/|url\([^)]*\)|:[^;{}]*;/g, '')
  const global = Array.from(selectors.matchAll(/:global\(\.([\w-]+)\)/g), ([, name = '']) => name)
  const local = Array.from(
    selectors.replaceAll(/:global\([^)]*\)/g, '').matchAll(/\.([a-zA-Z][\w-]*)/g),
    (each) => each[1],
  )
  return { local: [...new Set(local as string[])], global: [...new Set(global)] }
}

/** The fields of a syntax node that may hold classes. */
type Syntax = {
  type: string
  value?: unknown
  source?: Syntax
  specifiers?: { local: { name: string } }[]
  quasis?: { value: { cooked: string } }[]
  object?: Syntax
  property?: Syntax
  computed?: boolean
  operator?: string
  name?: unknown
  key?: Syntax
}

/** The classes that a component names as strings, and those that it takes from modules. */
function stylesOf(path: string): { texts: string[]; asks: [module: string, name: string][] } {
  const texts: string[] = []
  const asks: [string, string][] = []
  const imported = new Map<string, string>()
  const read = (node: Syntax, isClass: boolean): void => {
    if (node.type === 'ImportDeclaration') noteImport(node)
    const asked = askOf(node)
    if (asked) asks.push(asked)
    if (isClass) texts.push(...textsOf(node).flatMap((text) => text.split(/\s+/).filter(Boolean)))
    const name = namedBy(node)
    const below = name === undefined ? isClass && !isTested(node) && !asked : name === 'className'
    for (const child of Object.values(node).flat()) if (isSyntax(child)) read(child, below)
  }
  read(parse(path, readFileSync(path, 'utf8')) as unknown as Syntax, false)
  return { texts, asks }

  function noteImport({ source, specifiers = [] }: Syntax): void {
    const from = posix.join(posix.dirname(path), String(source?.value))
    for (const { local } of specifiers) if (from.endsWith('.module.css')) imported.set(local.name, from)
  }

  function askOf({ type, object, property, computed }: Syntax): [string, string] | undefined {
    const module = type === 'MemberExpression' ? imported.get(String(object?.name)) : undefined
    const name = computed ? property?.value : property?.name
    return module && typeof name === 'string' ? [module, name] : undefined
  }
}

/** The strings of a node itself. */
function textsOf({ type, value, quasis = [] }: Syntax): string[] {
  if (type === 'TemplateLiteral') return quasis.map((quasi) => quasi.value.cooked)
  return type === 'Literal' && typeof value === 'string' ? [value] : []
}

/** The name of an attribute or a property whose value follows. */
function namedBy({ type, name, key }: Syntax): string | undefined {
  if (type === 'JSXAttribute') return String((name as Syntax).name)
  return type === 'Property' ? String(key?.name ?? key?.value) : undefined
}

/** Whether a node is a comparison, whose strings are no classes. */
function isTested({ type, operator = '' }: Syntax): boolean {
  return type === 'BinaryExpression' && /^[!=]==$/.test(operator)
}

function isSyntax(value: unknown): value is Syntax {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}
