import type { Sentences } from './sentences.ts'

const list = (known: readonly string[]) => known.join(' ')

/** The texts about costs and cost files. */
export const english = {
  'no-such-cost': ({ id }) => `There is no cost ${id} in this project`,
  'too-many-costs': ({ limit }) => `At most ${limit} days per request; a month counts all of its days`,
  'not-one-of': ({ known }, argument) => `Argument ${argument} needs exactly one of ${list(known)}`,
  'cost-twice': ({ day, target }, argument) => `Argument ${argument}: ${day} is given twice for "${target}"`,
  'cost-currency': ({ day, target, currency }, argument) =>
    `Argument ${argument}: on ${day} "${target}" has a cost in ${currency}, which is not replaced. Name the currency of the amount, or remove that cost first`,
  'csv-heading': ({ known }) => `Line 1 must name the columns, but it has none of ${list(known)}`,
  'csv-not-day': ({ line, column, given }) =>
    `Line ${line}, column "${column}": "${given}" is not a day. Expected 2026-11-27, 27.11.2026 or November 2026`,
  'csv-not-amount': ({ line, column, given }) =>
    `Line ${line}, column "${column}": "${given}" is not an amount. Expected 12500 or 12500.50`,
  'csv-not-currency': ({ line, column, given }) =>
    `Line ${line}, column "${column}": "${given}" is not a currency. Expected a code such as RUB`,
  'csv-no-channel': ({ line, column, given }) =>
    `Line ${line}, column "${column}": there is no channel "${given}". Expected the name of a channel of the project`,
  'csv-target': ({ line, column, given }) =>
    `Line ${line}, column "${column}": "${given}". Expected exactly one of channel, source and campaign`,
  'csv-too-long': ({ line, column, given }) => `Line ${line}, column "${column}": the text is too long: "${given}"`,
  'csv-twice': ({ line, first }) => `Line ${line} has the same day and target as line ${first}. Remove one of them`,
} satisfies Partial<Sentences>

export const russian = {
  'no-such-cost': ({ id }) => `В этом проекте нет расхода ${id}`,
  'too-many-costs': ({ limit }) =>
    `За один раз можно внести расход не больше чем за ${limit} дней; месяц — это все его дни`,
  'not-one-of': ({ known }, argument) => `В параметре ${argument} нужно ровно одно из: ${list(known)}`,
  'cost-twice': ({ day, target }, argument) => `Параметр ${argument}: ${day} указано дважды для «${target}»`,
  'cost-currency': ({ day, target, currency }, argument) =>
    `Параметр ${argument}: за ${day} у «${target}» уже есть расход в ${currency}, он остаётся. Укажите валюту суммы или сначала уберите тот расход`,
  'csv-heading': ({ known }) => `В первой строке нужны названия столбцов, а там нет ни одного из: ${list(known)}`,
  'csv-not-day': ({ line, column, given }) =>
    `Строка ${line}, столбец «${column}»: «${given}» — не дата. Верно было бы 27.11.2026, 2026-11-27 или ноябрь 2026`,
  'csv-not-amount': ({ line, column, given }) =>
    `Строка ${line}, столбец «${column}»: «${given}» — не сумма. Верно было бы 12500 или 12 500,50`,
  'csv-not-currency': ({ line, column, given }) =>
    `Строка ${line}, столбец «${column}»: «${given}» — не валюта. Верно было бы обозначение вроде RUB`,
  'csv-no-channel': ({ line, column, given }) =>
    `Строка ${line}, столбец «${column}»: канала «${given}» нет. Верно было бы название канала, как в настройках`,
  'csv-target': ({ line, column, given }) =>
    `Строка ${line}, столбец «${column}»: «${given}». Нужно что-то одно: канал, источник или кампания`,
  'csv-too-long': ({ line, column, given }) => `Строка ${line}, столбец «${column}»: слишком длинный текст: «${given}»`,
  'csv-twice': ({ line, first }) =>
    `Строка ${line} — о том же дне и том же самом, что и строка ${first}. Оставьте одну из них`,
} satisfies Partial<Sentences>
