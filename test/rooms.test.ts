import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  banned,
  floors,
  groups,
  longest,
  neighbours,
  openFiles,
  privatePackages,
  questions,
  typesOnly,
} from './house.ts'
import { circlesIn } from './import-circles.ts'

describe('every file follows the import rules', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).map((path) => `src/${path}`)
  const ours = files.filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts')).sort()
  test.each(ours)('%s', (path) => expect(faults(path, readFileSync(path, 'utf8'))).toEqual([]))
})

test('no files import one another in a circle, not even types', () => {
  const folders = ['src', 'console', 'client', 'test', 'bench', 'scripts']
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`),
  )
  const ours = files.filter((path) => /\.(tsx?|mjs)$/.test(path)).sort()
  const imports = ours.map((path): [string, string[]] => [path, targetsOf(path, readFileSync(path, 'utf8'))])
  expect(circlesIn(new Map(imports))).toEqual([])
})

describe('the check finds', () => {
  test.each([
    ['a room above', 'src/store/leads/page.ts', "import { createLead } from '../../actions/leads.ts'", ['actions']],
    ['a room beside', 'src/api/leads/read.ts', "import {\n  readDraft,\n} from '../../compat/leads.ts'", ['compat']],
    ['a type of a room above', 'src/domain/lead.ts', "import type { Row } from '../store/tables.ts'", ['store']],
    ['what is passed on', 'src/json/lead.ts', "export * from '../store/tables.ts'", ['store']],
    ['what is imported for its effect', 'src/json/lead.ts', "import '../store/tables.ts'", ['store']],
    ['what is imported late', 'src/json/lead.ts', "const late = await import('../store/open.ts')", ['store']],
    ['settings that are not handed down', 'src/commands/key.ts', "import { read } from '../config.ts'", ['config']],
    ['settings in a room below', 'src/store/open.ts', "import type { Config } from '../config.ts'", ['config']],
    ['a room without a floor', 'src/utils/text.ts', '', ['utils']],
    ['a file outside', 'src/main.ts', "import { floors } from '../test/house.ts'", ['outside src']],
    ['a database outside the store', 'src/actions/leads.ts', "import { Pool } from 'pg'", ['pg']],
    ['the environment', 'src/store/open.ts', 'const url = process.env.DATABASE_URL', ['process.env']],
    ['the environment by name', 'src/app.ts', "import { env } from 'node:process'", ['process.env']],
    ['the clock', 'src/actions/leads.ts', 'const now = Date.now()', ['the clock']],
    ['the clock as a date', 'src/domain/lead.ts', 'const now = new Date()', ['the clock']],
    ['a group above', 'src/store/leads/page.ts', "import { openStore } from '../open.ts'", ['open.ts']],
    ['a group beside', 'src/store/counts/totals.ts', "import { textQuery } from '../search/text-query.ts'", ['search']],
    ['a type of a group above', 'src/api/door/route.ts', "import type { Spot } from '../leads/read.ts'", ['leads']],
    ['a file without a group', 'src/store/shared.ts', '', ['shared.ts']],
    ['raw leads', 'src/api/leads/read.ts', "import { firstLeads } from '../../store/leads/rows.ts'", ['store.ts']],
    ['a lead without its mask at a door', 'src/api/leads/read.ts', 'withoutMask(lead)', ['without its mask']],
    ['what leaks', 'src/letters/letters.ts', 'AbortSignal.any([stop, over])', ['AbortSignal.any']],
    ['a long file', 'src/domain/lead.ts', 'export {}\n'.repeat(longest + 1), ['301 lines']],
  ])('%s', (_, path, text, words) => {
    const found = faults(path, text)
    expect(found).toHaveLength(words.length)
    for (const [index, word] of words.entries()) expect(found[index]).toContain(word)
  })

  test('a cycle of imports, and nothing without one', () => {
    const graph = { a: ['b'], b: ['c', 'd'], c: ['a'], d: ['e'], e: [], f: ['f'] }
    expect(circlesIn(new Map(Object.entries(graph)))).toEqual([['a', 'b', 'c'], ['f']])
  })

  test.each([
    ['the group itself', 'src/store/leads/page.ts', "import { toLead } from './row.ts'"],
    ['a group below', 'src/store/leads/page.ts', "import { tables } from '../schema/tables.ts'"],
    ['a room below', 'src/compat/leads.ts', "import { createLead } from '../actions/leads.ts'"],
    ['a package', 'src/compat/server.ts', "import Fastify from 'fastify'"],
    ['a database in the store', 'src/store/open.ts', "import Database from 'better-sqlite3'"],
    ['the types of the settings', 'src/commands/key.ts', "import type { Config } from '../config.ts'"],
    ['a comment', 'src/domain/lead.ts', '// never Date.now()\n/** nor process.env */'],
    ['a date from a number', 'src/domain/lead.ts', 'const day = new Date(0)'],
    ['the clock at a door', 'src/compat/leads.ts', 'const now = Math.floor(Date.now() / 1000)'],
    ['a file of the greatest length', 'src/domain/lead.ts', 'export {}\n'.repeat(longest)],
  ])('nothing wrong in %s', (_, path, text) => expect(faults(path, text)).toEqual([]))
})

/** The violations of a file against the rules of its room, a sentence each. */
function faults(path: string, text: string): string[] {
  const room = roomOf(path)
  if (floorOf(room) < 0) return [`${path}: the room ${room} has no floor in test/house.ts`]
  const code = text.replace(/^\s*\/\*[\s\S]*?\*\//gm, '').replace(/(^|\s)\/\/.*$/gm, '')
  const asked = questions.filter(({ rooms, looksLike }) => !rooms.includes(room) && looksLike.test(code))
  const lines = text.replace(/\n$/, '').split('\n').length
  return [
    ...importsOf(code).flatMap((found) => forbidden(path, room, found)),
    ...groupFaults(path, room, code),
    ...asked.map(({ what, rooms }) => `${path} asks for ${what}; only ${rooms.join(', ')} may`),
    ...banned.flatMap(({ what, looksLike }) => (looksLike.test(code) ? [`${path} uses ${what}`] : [])),
    ...(lines > longest ? [`${path} has ${lines} lines; ${longest} is the most`] : []),
  ]
}

type Import = { from: string; isType: boolean }

function importsOf(code: string): Import[] {
  const statements = code.matchAll(/^(?:import|export)\s+(type\s)?(?:[\w$*{},\s]*?\sfrom\s*)?'([^']+)'/gm)
  const late = code.matchAll(/\bimport\(\s*'([^']+)'/g)
  return [
    ...Array.from(statements, ([, type, from = '']) => ({ from, isType: type !== undefined })),
    ...Array.from(late, ([, from = '']) => ({ from, isType: false })),
  ]
}

function forbidden(path: string, room: string, { from, isType }: Import): string[] {
  if (!from.startsWith('.')) {
    const owner = privatePackages[from]
    return owner && owner !== room ? [`${path} imports the package ${from}; only ${owner} may`] : []
  }
  const file = posix.join(posix.dirname(path), from)
  const target = roomOf(file)
  const open = openFiles[target]?.map((name) => `src/${target}/${name}`)
  if (open && target !== room && floorOf(target) < floorOf(room) && !open.includes(file))
    return [`${path} imports ${from}: of the room ${target} it may import ${open.join(', ')}`]
  const isBelow = floorOf(target) >= 0 && floorOf(target) < floorOf(room)
  const isNeighbour = neighbours[room]?.includes(target) || (isType && typesOnly.includes(target))
  if (target === room || isBelow || (floorOf(target) === floorOf(room) && isNeighbour)) return []
  return [`${path} imports ${from}: the room ${room} may not import from ${target}`]
}

/** The imports of a file from a group that is not below its own. */
function groupFaults(path: string, room: string, code: string): string[] {
  const lines = groups[room]
  if (!lines) return []
  const [own, line] = groupOf(path, room, lines)
  if (line < 0) return [`${path}: ${own} has no group in test/house.ts`]
  return targetsOf(path, code).flatMap((target) => {
    if (roomOf(target) !== room) return []
    const [other, otherLine] = groupOf(target, room, lines)
    return other === own || otherLine < line ? [] : [`${path}: the group ${own} may not import from ${other}`]
  })
}

/** The group of a file, and the index of its line; -1 for none. */
function groupOf(path: string, room: string, lines: readonly (readonly string[])[]): [string, number] {
  const [name = '', folder = ''] = [path.slice(`src/${room}/`.length), path.split('/')[2]]
  const group = lines.flat().includes(name) ? name : folder
  return [group, lines.findIndex((line) => line.includes(group))]
}

/** The files that a file imports. */
function targetsOf(path: string, code: string): string[] {
  return importsOf(code).flatMap(({ from }) => (from.startsWith('.') ? [posix.join(posix.dirname(path), from)] : []))
}

function roomOf(path: string): string {
  const [folder, room = ''] = path.split('/')
  return folder === 'src' ? room.replace(/\.ts$/, '') : 'outside src'
}

function floorOf(room: string): number {
  return floors.findIndex((rooms) => rooms.includes(room))
}
