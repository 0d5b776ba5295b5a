import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { asvsLines } from './security/asvs.ts'

const page = readFileSync('docs/security.md', 'utf8')
const rows = [...page.matchAll(/^\| (V\d+\.\d+\.\d+) \| (.+?) \| (.+) \|$/gm)].map(([, line = '', , answer = '']) => ({
  line,
  answer,
}))

/** The kind of a row: not applicable or open with a reason, else held by the tests that it names. */
const kindOf = ({ answer }: { answer: string }) => /^(not applicable|open): \S/.exec(answer)?.[1] ?? 'held'

describe('docs/security.md', () => {
  test('answers each line of the standard once, in its order', () => {
    expect(rows.map(({ line }) => line)).toEqual(asvsLines)
  })

  test('counts its lines right', () => {
    const [, ...told] = /\*\*(\d+) lines: (\d+) held, (\d+) not applicable, (\d+) open\.\*\*/.exec(page) ?? []
    const counted = ['held', 'not applicable', 'open'].map((kind) => rows.filter((row) => kindOf(row) === kind).length)
    expect(told.map(Number)).toEqual([rows.length, ...counted])
  })

  test.each(rows.filter((row) => kindOf(row) === 'held'))('$line names existing tests', ({ answer }) => {
    const named = [...answer.matchAll(/`([\w./-]+\.test\.ts) › ([^`]+)`/g)]
    expect(named.length, answer).toBeGreaterThan(0)
    for (const [, file = '', title = ''] of named) expect(titlesIn(file), file).toContain(title)
  })
})

const known = new Map<string, string[]>()

/** The titles in a test file as written in its source, with the `%s` of a table of cases. */
function titlesIn(file: string): string[] {
  const titles = known.get(file) ?? readTitles(existsSync(file) ? readFileSync(file, 'utf8') : '')
  known.set(file, titles)
  return titles
}

/** The first string of each call: `test('…'`, `describe('…'`, and `])('…'` after a table. */
function readTitles(source: string): string[] {
  return [...source.matchAll(/[([]\s*(['"`])((?:(?!\1|\\|\n).|\\.)+)\1/g)].map(([, , title = '']) =>
    title.replace(/\\(.)/g, '$1'),
  )
}
