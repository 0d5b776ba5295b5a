import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import english from '../console/locales/en/settings.json' with { type: 'json' }
import russian from '../console/locales/ru/settings.json' with { type: 'json' }
import { colours } from '../src/domain/status.ts'

const tokens = readFileSync('console/look/tokens.css', 'utf8')
const marks = readFileSync('console/look/marks.css', 'utf8')

describe.each(colours)('the console has the colour %s', (colour) => {
  test.each(['bg', 'fg', 'dot'])('in both themes: %s', (shade) => {
    const declarations = tokens.split('\n').filter((line) => line.trim().startsWith(`--${colour}-${shade}:`))
    expect(declarations).toHaveLength(tokens.split('--grey-bg:').length - 1)
  })

  test('as a class of marks', () => {
    expect(marks).toContain(`\n.${colour} {\n`)
    for (const shade of ['bg', 'fg', 'dot']) expect(marks).toContain(`--p-${shade}: var(--${colour}-${shade});`)
  })

  test('by name, in both languages', () => {
    expect(english.settings.colour[colour]).toBeTruthy()
    expect(russian.settings.colour[colour]).toBeTruthy()
  })
})
