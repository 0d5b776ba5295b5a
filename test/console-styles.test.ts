import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import ts from 'typescript-api'
import { expect, test } from 'vitest'

/** The only classes that are not a module's: what nearly every page needs (console/look). */
const shared = [
  ...['num', 'cut', 't2', 't3', 'm', 'sr', 'grow', 'i', 'link'], // text and icons
  ...['btn', 'primary', 'danger', 'quiet', 's', 'ib'], // buttons
  ...['field', 'in', 'err', 'msg', 'cb', 'rb'], // fields
  ...['pill', 'dot', 'grey', 'blue', 'violet', 'pink', 'red', 'orange', 'amber', 'green', 'fresh', 'mk', 'late'], // marks
  ...['sk', 'tall', 'round'], // what waits
  ...['pop', 'menu'], // what floats
]

const files = readdirSync('console', { recursive: true, encoding: 'utf8' }).map((path) => posix.join('console', path))
const modules = new Map(
  files.filter((path) => path.endsWith('.module.css')).map((path) => [path, classesIn(readFileSync(path, 'utf8'))]),
)
const components = files.filter((path) => path.endsWith('.tsx')).map((path) => ({ path, ...stylesOf(path) }))

test('a class is global only where it is on the list', () => {
  const look = files.filter((path) => path.endsWith('.css') && !modules.has(path))
  expect(look.filter((path) => !path.startsWith('console/look/'))).toEqual([])
  const defined = look.flatMap((path) => classesIn(readFileSync(path, 'utf8')).local)
  expect(new Set(defined.filter(isOwn))).toEqual(new Set(shared))
  const foreign = [...modules].flatMap(([path, { global }]) => global.filter(isOwn).map((name) => `${path}: ${name}`))
  expect(foreign.filter((each) => !shared.includes(each.split(': ')[1] ?? ''))).toEqual([])
})

test('a component names no other class as a text', () => {
  const others = components.flatMap(({ path, texts }) =>
    texts.filter((name) => !shared.includes(name)).map((name) => `${path}: ${name}`),
  )
  expect(others).toEqual([])
})

test('what a component asks of a module is there, and a module has nothing else', () => {
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

/** The classes that a component names as texts, and those that it asks of modules. */
function stylesOf(path: string): { texts: string[]; asks: [module: string, name: string][] } {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const texts: string[] = []
  const asks: [string, string][] = []
  const imported = new Map<string, string>()
  const read = (node: ts.Node, isClass: boolean): void => {
    if (ts.isImportDeclaration(node)) {
      const from = posix.join(posix.dirname(path), (node.moduleSpecifier as ts.StringLiteral).text)
      if (from.endsWith('.module.css')) imported.set(node.importClause?.name?.text ?? '', from)
    }
    const name = ts.isPropertyAccessExpression(node)
      ? node.name.text
      : ts.isElementAccessExpression(node) && ts.isStringLiteral(node.argumentExpression)
        ? node.argumentExpression.text
        : undefined
    const module = name && imported.get((node as ts.PropertyAccessExpression).expression.getText())
    if (name && module) asks.push([module, name])
    if (isClass && (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)))
      texts.push(...node.text.split(/\s+/).filter(Boolean))
    const isOf = ts.isJsxAttribute(node) || ts.isPropertyAssignment(node)
    const below = isOf ? node.name.getText() === 'className' : isClass && !isTested(node) && !module
    ts.forEachChild(node, (child) => read(child, below))
  }
  read(source, false)
  return { texts, asks }
}

/** A comparison in a class name holds no class. */
function isTested(node: ts.Node): boolean {
  return ts.isBinaryExpression(node) && /^[!=]==$/.test(node.operatorToken.getText())
}
