import { checkSync } from 'recheck'
import { expect, test } from 'vitest'
import { regularExpressions } from './regular-expressions.ts'

// in this thread: otherwise it looks for a Java, and waits for ever for one that has not its program
process.env.RECHECK_SYNC_BACKEND = 'pure'

// What an automaton proves, and nothing that a search for attacks has only not found. It knows no look-around: write what needs one as code.
const proof = { checker: 'automaton', maxRepeatCount: 300, maxSimpleRepeatCount: 300, maxNFASize: 100_000 } as const

test('every regular expression takes a time that grows with the length of a text alone', () => {
  const found = regularExpressions()
  expect(found.length).toBeGreaterThan(150)
  const proven = new Map<string, string>()
  const faults = found.flatMap(({ at, source, flags }) => {
    if (source === undefined) return [`${at}: made while it runs`]
    const key = `/${source}/${flags}`
    const status = proven.get(key) ?? judged(source, flags)
    proven.set(key, status)
    return status === 'safe' ? [] : [`${at}: ${key} is ${status}`]
  })
  expect(faults).toEqual([])
}, 300_000)

test('one that takes longer is found', () => {
  const samples = ['^\\S+@\\S+\\.\\S+$', '_?\\d+$', '"(?:[^"\\\\]|\\\\.)*"', '^(a|aa)+$', '\\s+(?=\\d)']
  expect(samples.map((source) => judged(source, ''))).toEqual([
    '3rd degree polynomial',
    '2nd degree polynomial',
    '2nd degree polynomial',
    'exponential',
    'look-ahead assertion',
  ])
}, 60_000)

function judged(source: string, flags: string): string {
  const result = checkSync(source, flags, { ...proof, timeout: 60_000 })
  if (result.status === 'safe') return 'safe'
  if (result.status === 'vulnerable') return result.complexity.summary
  return 'message' in result.error ? result.error.message : result.error.kind
}
