import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { unnamedColumns } from './written-columns.ts'

const files = ['src/store', 'src/actions'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`),
)

test('every written column is named', () => {
  const ours = files.filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
  expect(ours.flatMap((path) => unnamedColumns(path, readFileSync(path, 'utf8')))).toEqual([])
})

describe('the check finds', () => {
  test.each([
    ['a parameter', 'function change(row) { db.updateTable("views").set(row) }'],
    ['the rest of one', 'function change({ id, ...same }) { db.updateTable("views").set(same) }'],
    ['a spread of it', 'function change({ id, ...same }) { db.updateTable("views").set({ ...same, id }) }'],
    [
      'one that was put into a constant',
      'function change(row) { const kept = { ...row }; db.updateTable("v").set(kept) }',
    ],
    [
      'one that a function makes',
      'const f = (v) => db.insertInto("v").values(toRow(v)); function toRow(v) { return { ...v } }',
    ],
    ['each of a list', 'const f = (all) => db.insertInto("v").values(all.map((one) => ({ project: 1, ...one })))'],
  ])('%s', (_, text) => expect(unnamedColumns('a.ts', text)).toHaveLength(1))

  test.each([
    ['named fields', 'const f = ({ id, name }) => db.insertInto("v").values({ id, name })'],
    ['a constant of such', 'const gone = { body: null }; const f = (at) => db.updateTable("v").set({ ...gone, at })'],
    [
      'a row that a function makes of such',
      'const f = (v) => db.insertInto("v").values(toRow(v)); function toRow({ id }) { return { id } }',
    ],
    ['a map', 'const f = (map, row) => map.set("a", row)'],
  ])('not %s', (_, text) => expect(unnamedColumns('a.ts', text)).toEqual([]))
})
