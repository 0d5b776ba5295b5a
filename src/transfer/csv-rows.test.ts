import { expect, test } from 'vitest'
import { readCsv } from './csv-rows.ts'

test('rows are parsed lazily, one at a time', () => {
  const rows = readCsv('a;b\n"x ""y"""; 1\n\nz')
  expect(rows.next().value).toEqual({ line: 1, cells: ['a', 'b'] })
  expect([...rows]).toEqual([
    { line: 2, cells: ['x "y"', ' 1'] },
    { line: 4, cells: ['z'] },
  ])
})

test('text after a closing quote belongs to the cell, and later lines keep their numbers', () => {
  expect([...readCsv('"Окна ""Эталон"" ";1\n"a"b;2\nc;3')]).toEqual([
    { line: 1, cells: ['Окна "Эталон" ', '1'] },
    { line: 2, cells: ['ab', '2'] },
    { line: 3, cells: ['c', '3'] },
  ])
})
