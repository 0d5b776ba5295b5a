import { expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { everyone, type Row, useTwelveLeads } from '../../test/twelve-leads.ts'

const texts: Row[] = [
  ['= ignores case', [['title', '=', 'вторая заявка']], '2'],
  ['= means the whole text', [['title', '=', 'заявк']], ''],
  ['= ignores case in Latin', [['email', '=', 'IVAN@gmail.COM']], '1'],
  ['= takes ё as е', [['name', '=', 'петр елкин']], '2'],
  ['= takes е as ё', [['name', '=', 'ПЁТР ЁЛКИН']], '2'],
  ['= takes ё in two parts as one letter', [['title', '=', 'еж']], '10'],
  ['= takes full-width letters as usual ones', [['name', '=', 'wide name']], '5'],
  ['= takes usual letters as full-width ones', [['title', '=', 'ａ＿ｂ']], '5'],
  ['= takes a ligature apart', [['source', '=', 'film']], '9'],
  ['= tells й from и', [['source', '=', 'Яйдекс']], ''],
  ['= takes a number as text', [['name', '=', 42]], '8'],
  ['= keeps spaces inside', [['text', '=', 'два слова']], ''],
  ['= keeps spaces at the ends', [['title', '=', 'Тест ']], ''],
  ['= keeps %', [['text', '=', '%']], '8'],
  ['= an empty text finds nothing, the unset neither', [['text', '=', '']], ''],
  ['!= an empty text finds everything', [['text', '!=', '']], everyone],
  [
    '= with quotes and backslashes',
    [
      {
        or: [
          ['title', '=', "o'brien"],
          ['title', '=', 'путь c:\\temp'],
        ],
      },
    ],
    '9 11',
  ],
  ['!= ignores case and finds the unset too', [['source', '!=', 'VK']], '2 3 4 5 6 7 8 9 10 11 12'],
  ['!= of vk is not its Cyrillic look-alike', [['source', '!=', 'вк']], '1 2 3 4 5 7 8 9 10 11 12'],
  ['in ignores case and takes ё as е', [['name', 'in', ['АННА', 'пётр елкин', 'anna', 42]]], '2 3 8 12'],
  ['in one value', [['source', 'in', 'ЯНДЕКС']], '4'],
  ['in with quotes and backslashes', [['name', 'in', ['"РОМАШКА"', '{"a"}', '\\']]], '11'],
  ['in does not find the unset by an empty text', [['source', 'in', ['', 'вк']]], '6'],
]

const likes: Row[] = [
  ['contains', [['title', 'like', 'аявк']], '1 2 3 12'],
  ['ignores case in Cyrillic', [['title', 'like', 'заявка']], '1 2 3 12'],
  ['ignores case in Latin', [['email', 'like', 'GMAIL']], '1 2'],
  ['takes ё as е', [['name', 'like', 'Елк']], '2'],
  ['takes е as ё', [['name', 'like', 'ПЁТ']], '2'],
  ['takes full-width letters as usual ones', [['name', 'like', 'ide na']], '5'],
  ['takes a sign as the letters it stands for', [['title', 'like', 'No3']], '3'],
  ['finds letters beyond the BMP, folded', [['name', 'like', 'a']], '3 5 10'],
  ['takes a number as text', [['title', 'like', 100]], '4 6'],
  ['drops one % at the front', [['title', 'like', '%заявка']], '1 2 3 12'],
  ['drops one % at the end', [['title', 'like', 'перв%']], '1'],
  ['drops one % at each end, and still contains', [['title', 'like', '%аявк%']], '1 2 3 12'],
  ['keeps a second % at the end', [['title', 'like', '100%%']], '4'],
  ['keeps a second % at the front', [['text', 'like', '%%_с']], '9'],
  ['keeps % inside', [['text', 'like', '50%_с']], '9'],
  ['% inside stands for nothing else', [['title', 'like', '1%0']], ''],
  ['_ is itself', [['title', 'like', 'a_b']], '5'],
  ['_ alone is itself', [['name', 'like', '_']], '4'],
  ['\\ is itself', [['title', 'like', 'c:\\t']], '9'],
  ['\\ before % is itself', [['title', 'like', '100\\%%']], ''],
  ['quotes are themselves', [['title', 'like', "'"]], '11'],
  [
    '* and ? are themselves',
    [
      {
        or: [
          ['title', 'like', 'a*b'],
          ['title', 'like', 'a?b'],
        ],
      },
    ],
    '',
  ],
  ['spaces are themselves', [['text', 'like', 'два  слова']], '10'],
  ['an empty text finds where it is set', [['text', 'like', '']], '1 8 9 10'],
  ['% finds where it is set', [['source', 'like', '%']], '1 2 3 4 6 8 9'],
  ['%% finds where it is set', [['email', 'like', '%%']], '1 2 6'],
  ['%%% finds a %', [['text', 'like', '%%%']], '8 9'],
  ['in name', [['name', 'like', 'ромашка"']], '11'],
  ['in source', [['source', 'like', 'i']], '2 3 8 9'],
  ['in text', [['text', 'like', 'КЛИЕНТ']], '1'],
  ['never finds the unset', [['source', 'like', 'null']], ''],
]

eachDatabase((database) => {
  const find = useTwelveLeads(database)

  for (const [title, filters, ids] of texts)
    test(`§6 text ${title}`, async () =>
      expect(await find(filters), `ids that ${JSON.stringify(filters)} finds`).toBe(ids))

  for (const [title, filters, ids] of likes)
    test(`§6 like ${title}`, async () =>
      expect(await find(filters), `ids that ${JSON.stringify(filters)} finds`).toBe(ids))
})
