import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Proof, strayMarks, untestedSections, writePage } from './compatibility-page.ts'

const proofs: Proof[] = [
  { names: ['sqlite', '§6 like ignores case'], state: 'passed' },
  { names: ['sqlite', '§page', 'lead/list', 'the newer example'], state: 'passed' },
  { names: ['sqlite', '§6 phones', 'a number | as typed'], state: 'passed' },
  { names: ['postgres', '§6 like ignores case'], state: 'failed' },
  { names: ['postgres', '§page', 'lead/list', 'the newer example'], state: 'skipped' },
  { names: ['§5 a price is exact'], state: 'passed' },
  { names: ['sqlite', 'a test of no rule'], state: 'passed' },
]

test('a row says for each database whether the rule holds', () => {
  const rows = writePage(proofs).match(/^\| .*[✓✗—].*$/gmu)
  expect(rows).toEqual([
    '| lead/list: the newer example | ✓ | — |',
    '| a price is exact | ✓ | ✓ |',
    '| like ignores case | ✓ | ✗ |',
    '| phones: a number \\| as typed | ✓ | — |',
  ])
})

test('one failure among tests of the same title fails the rule', () => {
  const page = writePage([...proofs, { names: ['§5 a price is exact'], state: 'failed' }])
  expect(page).toContain('| a price is exact | ✗ | ✗ |')
})

test('a section without tests says so', () => {
  expect(writePage(proofs)).toContain('## §8 Twice is once\n\nNo test yet.\n')
})

test('a mark without a section is found', () => {
  expect(strayMarks([...proofs, { names: ['§11 what is this'], state: 'passed' }])).toEqual(['§11'])
})

test('a section without tests is found', () => {
  expect(untestedSections(proofs)).toEqual(['§1', '§2', '§3', '§4', '§7', '§8', '§9', '§10'])
})

test('the page has every section of the wire, each with rows', () => {
  const [, ...sections] = readFileSync('docs/compatibility.md', 'utf8').split('\n## ')
  const numbers = sections.flatMap((section) => /^§(\d+) /.exec(section)?.[1] ?? [])
  expect(numbers.map(Number)).toEqual(Array.from({ length: 10 }, (_, index) => index + 1))
  const withoutRows = sections.filter((section) => !/^\| .+ \| [✓✗—] \|/mu.test(section))
  expect(withoutRows).toEqual([])
})
