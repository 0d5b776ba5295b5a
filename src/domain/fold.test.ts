import { expect, test } from 'vitest'
import { fold } from './fold.ts'

test('the fast path for plain texts folds each letter like the full path', () => {
  const different: string[] = []
  for (let code = 0; code < 0x10_000; code++) {
    const letter = String.fromCharCode(code)
    const whole = letter.normalize('NFKC').toLowerCase().replaceAll('ё', 'е')
    if (fold(letter) !== whole) different.push(letter)
  }
  expect(different).toEqual([])
})
