import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { packageFile } from '../package-root.ts'
import { inSource } from './source-place.ts'

const folder = packageFile('dist/chunks/')
const lines = readdirSync(folder)
  .filter((name) => name.endsWith('.js'))
  .flatMap((name) => linesOf(new URL(name, folder)))

test('a line of a stack trace names the source file in src/', () => {
  const ours = lines.filter(({ from, text }) => from.startsWith('src/') && /^ +return /.test(text))
  expect(ours.length).toBeGreaterThan(1_000)
  for (const { frame, from } of ours.filter((_, index) => index % 10 === 0))
    expect(inSource(frame)).toMatch(new RegExp(`^    at work \\(${from}:\\d+:\\d+\\)$`))
})

test('a line of a library stays unchanged', () => {
  const theirs = lines.filter(({ from }) => from.startsWith('node_modules/'))
  expect(theirs.length).toBeGreaterThan(1_000)
  expect(theirs.filter(({ frame }, index) => index % 50 === 0 && inSource(frame) !== frame)).toEqual([])
})

/** The lines of a built file, each with its source file, which the bundler names in a comment. */
function linesOf(file: URL) {
  let from = ''
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((text, index) => {
      from = /^ *\/\/ ((src|node_modules)\/\S+)$/.exec(text)?.[1] ?? from
      const column = text.length - text.trimStart().length + 1
      return { from, text, frame: `    at work (${file.href}:${index + 1}:${column})` }
    })
}
