import { describe, expect, test } from 'vitest'
import { hidden, holdsContact, maskText } from './contacts.ts'

describe('a text is shown without its contacts', () => {
  test.each([
    ['Иван', 'Иван'],
    ['+7 (999) 123-45-67', hidden],
    ['звонить 8-999-123-45-67 вечером', `звонить ${hidden} вечером`],
    ['тел. 12-34-56', `тел. ${hidden}`],
    ['пишите ivan.ivanov+1@mail.ru!', `пишите ${hidden}`],
    ['<ёлка@почта.рф>', `<${hidden}>`],
    ['a@b', hidden],
    ['3 окна по 15000', '3 окна по 15000'],
    ['3 x 4 м, 15.01 в 10:30, за 12 500 ₽', '3 x 4 м, 15.01 в 10:30, за 12 500 ₽'],
    ['1200x600x300', '1200x600x300'],
    ['R&Dept: скидка 5%, вся ткань 1%25 хлопок', 'R&Dept: скидка 5%, вся ткань 1%25 хлопок'],
    ['скидка%20по vera%40secret.example', `скидка по ${hidden}`],
    ['12 500,50 ₽', `${hidden} ₽`],
    ['+79991234567, +79991234568', hidden],
    ['в 2 раза: a@b 12345', `в 2 раза: ${hidden} 12345`],
    ['12 a@b 3456', hidden],
  ])('%s', (given, shown) => {
    expect(maskText(given)).toBe(shown)
  })
})

describe('a phone is masked in every spelling', () => {
  test.each([
    ['fullwidth digits', '９２１９８７６５４３'],
    ['Arabic digits', '٩٢١ ٩٨٧ ٦٥ ٤٣'],
    ['mathematical digits', '𝟗𝟐𝟏𝟗𝟖𝟕𝟔𝟓𝟒𝟑'],
    ['numbers in circles', '⑨②①⑨⑧⑦⑥'],
    ['keycaps', '9️⃣2️⃣1️⃣9️⃣8️⃣7️⃣'],
    ['minus signs', '921−987−65−43'],
    ['nothing that is seen', '921\u200B987\u200D65\u2060432'],
    ['soft hyphens', '921\u00AD987\u00AD65'],
    ['Hangul fillers, which are letters', '921\u3164987\u115F65'],
    ['slashes and the like', '921/987_65,43•*:'],
    ['entities of HTML', '921&nbsp;987&nbsp;65'],
    ['entities for digits', '&#57;&#50;&#49;&#57;&#56;&#55;'],
    ['percent', '%D9%A9%D9%A2%D9%A1%D9%A9%D9%A8%D9%A7'],
    ['escapes', '\\u0669\\u0662\\u0661\\u0669\\u0668\\u0667'],
  ])('%s', (_, phone) => {
    expect(maskText(`звонить ${phone}`)).not.toMatch(/[\p{N}%&\\]{2}/u)
    expect(holdsContact(phone)).toBe(true)
  })
})

describe('whatever an address is written with, it is hidden', () => {
  test.each([
    'vera＠secret.example',
    'vera﹫secret.example',
    '"vera of them"@secret.example',
    'vera@[192.0.2.1]',
    'vera @ secret.example',
    'vera@ secret . example',
    've\u00ADra@se\u200Bcret.example',
    'vera%40secret.example',
    'vera%2540secret.example',
    'vera&#64;secret.example',
    'vera&#x40;secret.example',
    'vera&commat;secret.example',
    'vera\\u0040secret.example',
    'vera (at) secret.example',
    'vera[собака]secret.example',
  ])('%s', (address) => {
    expect(maskText(`почта: ${address}`)).toBe(`почта: ${hidden}`)
  })
})

/** A quadratic pattern, or 200 ns per character, would take seconds here. */
test.each(['a', 'a@', '"@', '1-', '. ', ' .', '%40', '&#49;', '\\u0031', '(at', '( at )', '+', '٣ ', '🙂'])(
  'a megabyte of %j is masked in time',
  (piece) => {
    const text = piece.repeat(1_000_000 / piece.length)
    const start = performance.now()
    maskText(text)
    expect(performance.now() - start).toBeLessThan(5_000)
  },
)
