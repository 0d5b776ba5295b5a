import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { problemKinds } from '../src/json/problem-kinds.ts'

const languages = ['ru', 'en'] as const
const texts = Object.fromEntries(
  languages.map((language) => [language, new Map(filesOf(language).flatMap((file) => [...flat(file)]))]),
) as Record<(typeof languages)[number], Map<string, string>>

/** The forms of a word that goes with a number, by kind of number and language. */
const forms = /_(ordinal_)?(zero|one|two|few|many|other)$/
const names = (language: 'ru' | 'en') => [...new Set([...texts[language].keys()].map((key) => key.replace(forms, '')))]

describe('the texts of the console', () => {
  test('are the same in both languages', () => expect(names('ru').sort()).toEqual(names('en').sort()))

  test.each(languages)('are never empty: %s', (language) => {
    const silent = [...texts[language]].filter(([, text]) => text.trim() === '').map(([key]) => key)
    expect(silent).toEqual([])
  })

  test.each(languages)('have each plural form that the language has: %s', (language) => {
    const counted = [...texts[language].keys()].filter((key) => forms.test(key))
    const wanted = counted.flatMap((key) => {
      const type = /_ordinal_/.test(key) ? 'ordinal' : 'cardinal'
      const { pluralCategories } = new Intl.PluralRules(language, { type }).resolvedOptions()
      return pluralCategories.map((form) => `${key.replace(forms, '')}_${type === 'ordinal' ? 'ordinal_' : ''}${form}`)
    })
    expect([...new Set(wanted)].sort()).toEqual(counted.sort())
  })

  test('name the same values in both languages', () => {
    const [russian, english] = [valuesOf('ru'), valuesOf('en')]
    expect(names('ru').filter((name) => russian.get(name) !== english.get(name))).toEqual([])
  })

  const known = new Set(languages.flatMap((language) => names(language)))
  const sources = readdirSync('console', { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => ({ path, text: readFileSync(`console/${path}`, 'utf8') }))
  const asked = sources.flatMap(({ path, text }) =>
    [...text.matchAll(/\b(?:t|say|i18next\.t)\(\s*(['"`])((?:(?!\1).)+)\1/g)].map(([, , key = '']) => ({ path, key })),
  )

  test('hold every key that the sources use', () => {
    expect(asked.length).toBeGreaterThan(200)
    expect(asked.filter(({ key }) => ![...known].some((name) => matches(name, key)))).toEqual([])
  })

  test('have their own sentence for each refusal of the desk', () => {
    const codes = [...known].flatMap((key) => (key.startsWith('problem.') ? [key.slice('problem.'.length)] : []))
    const ours = ['away', 'mayHaveArrived', 'brokeDown'] // the server gave no reason for these
    expect(codes.filter((code) => !ours.includes(code) && !(code in problemKinds))).toEqual([])
    expect(codes).toEqual(expect.arrayContaining(['sign-in-failed', 'wrong-code', 'last-owner', 'needs-replacement']))
  })

  test('hold no unused key', () => {
    const all = sources.map(({ text }) => text).join('\n')
    const made = [...all.matchAll(/`([a-z][\w.]*\.\$\{[^`]+)`/g)].map(([, key = '']) => key)
    const named = (name: string) => all.includes(`'${name}'`) || made.some((key) => matches(name, key))
    expect([...known].filter((name) => !named(name))).toEqual([])
  })
})

/** Whether a key in the sources, which may contain a template, matches a name. */
function matches(name: string, key: string): boolean {
  if (!key.includes('${')) return name === key
  const parts = key.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^$(){}|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('[^.]+')}$`).test(name)
}

/** The values that are interpolated into each text, in all its forms. */
function valuesOf(language: 'ru' | 'en'): Map<string, string> {
  const values = new Map<string, Set<string>>()
  for (const [key, text] of texts[language]) {
    const name = key.replace(forms, '')
    const known = values.get(name) ?? new Set()
    values.set(name, known)
    for (const [, value = ''] of text.matchAll(/\{\{(\w+)/g)) if (value !== 'count') known.add(value)
  }
  return new Map([...values].map(([name, known]) => [name, [...known].sort().join()]))
}

/** The texts of the first view, and of each group of pages. */
function filesOf(language: string): object[] {
  const groups = readdirSync(`console/locales/${language}`).map((name) => `${language}/${name}`)
  return [`${language}.json`, ...groups].map((path) => JSON.parse(readFileSync(`console/locales/${path}`, 'utf8')))
}

function flat(tree: object, before = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[before + key, value]] : [...flat(value, `${before}${key}.`)],
    ),
  )
}
