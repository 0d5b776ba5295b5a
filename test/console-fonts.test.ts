import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// A character that the subset font lacks is drawn in another font, or loads a whole file for it (scripts/fonts.mjs).
test('the fonts of the first view have every character of the texts, of numbers and of prices', () => {
  const faces = readFileSync('console/look/tokens.css', 'utf8').match(/@font-face \{[^}]*\}/g) ?? []
  const ranges = faces
    .filter((face) => face.includes('url(./'))
    .flatMap((face) => [...face.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g)])
    .map(([, first = '', last = first]) => [Number.parseInt(first, 16), Number.parseInt(last, 16)] as const)
  const texts = ['ru', 'en'].map((language) => readFileSync(`console/locales/${language}.json`, 'utf8')).join('')
  const signs = new Set(`${texts}\u2009\u00a0₽`.replaceAll(/[←→]/g, '')) // Golos does not have these two arrows
  const missing = [...signs].filter((sign) => {
    const code = sign.codePointAt(0) as number
    return code > 32 && !ranges.some(([first, last]) => first <= code && code <= last)
  })
  expect(ranges.length).toBeGreaterThan(10)
  expect(missing.map((sign) => `${sign} U+${sign.codePointAt(0)?.toString(16)}`)).toEqual([])
})
