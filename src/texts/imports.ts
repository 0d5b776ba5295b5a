import type { Sentences } from './sentences.ts'

const list = (known: readonly string[]) => known.join(', ')
const reasons = {
  en: {
    encrypted: 'it has a password. Save it without one',
    damaged: 'it is damaged, or is not a workbook. Open it in a spreadsheet and save it as .xlsx',
    'too-many-texts': 'it has more texts than fit into memory. Save the sheet as CSV',
    'too-slow': 'reading it takes over a minute. Save a sheet as CSV, or split the file',
  },
  ru: {
    encrypted: 'он закрыт паролем. Сохраните его без пароля',
    damaged: 'он повреждён или это не книга Excel. Откройте его в таблице и сохраните как .xlsx',
    'too-many-texts': 'текстов в нём больше, чем помещается в память. Сохраните лист как CSV',
    'too-slow': 'он читается дольше минуты. Сохраните лист как CSV или разделите файл',
  },
}
const orders: Record<string, string> = { mdy: '11/27/2026', ymd: '2026-11-27', unix: '1795737600' }
const megabytes = (bytes: number) => Math.ceil(bytes / 1_048_576)
const day = (order: string) => orders[order] ?? '27.11.2026'

/** The texts about imports and the rows of their files. */
export const english = {
  'no-such-import': ({ id }) => `There is no import ${id} in this project`,
  'import-too-long': ({ limit }) => `The file is over ${limit} bytes`,
  'import-too-many': ({ limit }) => `${limit} files are waiting to be loaded already. Load or remove one of them first`,
  'import-no-room': ({ held, limit }) =>
    `With this file, imports would take ${megabytes(held)} MB; the limit is ${megabytes(limit)}. Load or remove some first`,
  'import-offset': ({ received }) => `${received} bytes of the file were received; the next part must begin there`,
  'import-receiving': () => 'Another part of this file is arriving. Send the next part after it',
  'import-unfinished': ({ received, size }) => `Only ${received} of ${size} bytes of the file were received`,
  'import-busy': () => 'This import, or another one of the project, is in progress',
  'import-empty': () => 'The file is empty. Expected a table with a line of column names and rows below it',
  'import-unreadable': ({ reason }) => `The file cannot be read: ${reasons.en[reason]}`,
  'import-bomb': () => 'The file unpacks to hundreds of times its size, so it was refused. Save the sheet as CSV',
  'import-not-table': ({ kind }) => `The file is not a table but ${kind}. Save the table as CSV or as .xlsx`,
  'import-too-wide': ({ limit }) => `The table has more than ${limit} columns`,
  'import-long-names': ({ limit }) =>
    `The column names have more than ${limit} characters together. Use short names, the same in every line`,
  'import-too-many-rows': ({ limit }) => `The table has more than ${limit} rows. Split it into several files`,
  'import-no-header': ({ line }) => `Line ${line} has no column names. Expected the line that has them, or 0`,
  'import-nothing-mapped': () => 'No column is mapped to a field',
  'import-column-twice': ({ to, first, second }) => `Columns "${first}" and "${second}" are both mapped to ${to}`,
  'import-unknown-column': ({ given, known }, argument) =>
    `Argument ${argument}: the file has no column ${given}. Its columns are ${list(known)}`,
  'import-no-match': () => 'Leads are matched by number, but no column is mapped to id or external_id',
  'import-no-forecast': () => 'This import has no forecast, or the mapping changed since',
  'import-too-many-statuses': ({ limit }) =>
    `The file has more than ${limit} names that no status has. Say which statuses they mean, or choose another column`,
  'import-not-undoable': () => 'This import loaded nothing that can be undone, or its loading began over 30 days ago',
  'import-file-gone': () => 'The file of this import is gone',
  'row-nobody': ({ line }) => `Line ${line}: there is no name, phone, e-mail or title. One of them is needed`,
  'row-too-long': ({ line, length, limit }) =>
    `Line ${line} is ${length} bytes long; at most ${limit} are read. Use shorter texts, and one line per lead`,
  'row-too-wide': ({ line, limit }) => `Line ${line} has more than ${limit} columns`,
  'row-not-json': ({ line }) => `Line ${line} is not a JSON object. Expected {"name": "Anna", "phone": "…"}`,
  'row-columns': ({ line, given, known }) =>
    `Line ${line} has ${given} columns instead of ${known}. A text that contains a separator needs quotes, and a column needs a name`,
  'row-formula': ({ line, column, given }) =>
    `Line ${line}, column "${column}": "${given}" is a formula. Use its value: paste values only`,
  'row-not-number': ({ line, column, given }) => `Line ${line}, column "${column}": "${given}" is not a number`,
  'row-not-amount': ({ line, column, given }) =>
    `Line ${line}, column "${column}": "${given}" is not a price. Expected 12500, 12500.50 or an empty cell`,
  'row-not-phone': ({ line, column, given }) =>
    `Line ${line}, column "${column}": "${given}" is not a phone. Expected +7 999 123-45-67, or an empty cell`,
  'row-phone-rounded': ({ line, column, given }) =>
    `Line ${line}, column "${column}": the spreadsheet rounded the phone to "${given}". Format the column as text and save again`,
  'row-not-date': ({ line, column, given, order }) =>
    `Line ${line}, column "${column}": there is no day "${given}". Expected ${day(order)}`,
  'row-unclear-date': ({ line, column, given }) =>
    `Line ${line}, column "${column}": "${given}" may have the day or the month first, and the column has both. Expected ${day('ymd')}, or one order for the column`,
  'row-future': ({ line, column, given }) =>
    `Line ${line}, column "${column}": the creation date ${given} is in the future. Expected a day until today`,
  'row-unknown-status': ({ line, column, given, known }) =>
    `Line ${line}, column "${column}": there is no status "${given}". Expected one of ${list(known)}`,
  'row-unknown-reason': ({ line, column, given, known }) =>
    `Line ${line}, column "${column}": there is no lost reason "${given}". Expected one of ${list(known)}`,
  'row-not-choice': ({ line, column, given, known }) =>
    `Line ${line}, column "${column}": "${given}" is not an option. Expected one of ${list(known)}`,
  'row-text-too-long': ({ line, column, given, length, limit }) =>
    `Line ${line}, column "${column}": the text has ${length} characters, at most ${limit} are allowed: "${given}"`,
  'row-no-such-lead': ({ line, given }) =>
    `Line ${line}: there is no lead ${given} here. If the number is of another system, choose external_id for its column`,
  'row-lead-in-bin': ({ line, given }) => `Line ${line}: lead ${given} is in the bin. Restore it first`,
  'row-other-person': ({ line, column, given }) =>
    `Line ${line}, column "${column}": number "${given}" belongs to a lead of another person here: phone, e-mail and name differ. If this table has its own numbers, match leads by phone and e-mail`,
  'row-too-many-fields': ({ line }) => `Line ${line}: the lead would have too many own fields`,
} satisfies Partial<Sentences>

export const russian = {
  'no-such-import': ({ id }) => `В этом проекте нет загрузки ${id}`,
  'import-too-long': ({ limit }) => `Файл больше ${limit} байт`,
  'import-too-many': ({ limit }) => `Загрузки уже ждут файлы: ${limit}. Сначала загрузите или удалите один из них`,
  'import-no-room': ({ held, limit }) =>
    `С этим файлом загрузки заняли бы ${megabytes(held)} МБ, а можно ${megabytes(limit)}. Сначала загрузите или удалите часть файлов`,
  'import-offset': ({ received }) => `Получено ${received} байт файла; следующая часть должна начинаться отсюда`,
  'import-receiving': () => 'Другая часть этого файла ещё передаётся. Отправьте следующую, когда она придёт',
  'import-unfinished': ({ received, size }) => `Получено только ${received} из ${size} байт файла`,
  'import-busy': () => 'Эта или другая загрузка проекта сейчас идёт',
  'import-empty': () => 'Файл пустой. Нужна таблица: строка с названиями столбцов и строки под ней',
  'import-unreadable': ({ reason }) => `Файл не читается: ${reasons.ru[reason]}`,
  'import-bomb': () => 'Файл при распаковке вырастает в сотни раз, поэтому мы его не читаем. Сохраните лист как CSV',
  'import-not-table': ({ kind }) => `Это не таблица, а ${kind}. Сохраните таблицу как CSV или .xlsx`,
  'import-too-wide': ({ limit }) => `В таблице больше ${limit} столбцов`,
  'import-long-names': ({ limit }) =>
    `Названия столбцов вместе длиннее ${limit} знаков. Верно было бы дать короткие, одни и те же в каждой строке`,
  'import-too-many-rows': ({ limit }) => `В таблице больше ${limit} строк. Загрузите её несколькими файлами`,
  'import-no-header': ({ line }) => `В строке ${line} нет названий столбцов. Укажите строку, где они есть, или 0`,
  'import-nothing-mapped': () => 'Ни один столбец никуда не загружается',
  'import-column-twice': ({ to, first, second }) => `Столбцы «${first}» и «${second}» оба идут в ${to}`,
  'import-unknown-column': ({ given, known }, argument) =>
    `Параметр ${argument}: в файле нет столбца ${given}. Есть: ${list(known)}`,
  'import-no-match': () => 'Заявки нужно узнавать по номеру, а столбца с номером нет: выберите id или external_id',
  'import-no-forecast': () => 'Прогноза этой загрузки ещё нет, или столбцы с тех пор изменились',
  'import-too-many-statuses': ({ limit }) =>
    `В файле больше ${limit} названий статусов, которых здесь нет. Укажите, какие это статусы, или выберите другой столбец`,
  'import-not-undoable': () => 'Эта загрузка не записала ничего, что можно отменить, или началась больше 30 дней назад',
  'import-file-gone': () => 'Файла этой загрузки больше нет',
  'row-nobody': ({ line }) => `Строка ${line}: ни имени, ни телефона, ни почты, ни названия. Нужно хотя бы что-то одно`,
  'row-too-long': ({ line, length, limit }) =>
    `Строка ${line}: ${length} байт, читаем не больше ${limit}. Верно было бы сократить тексты и начинать каждую заявку с новой строки`,
  'row-too-wide': ({ line, limit }) => `Строка ${line}: больше ${limit} столбцов`,
  'row-not-json': ({ line }) => `Строка ${line}: это не объект JSON. Верно было бы {"name": "Анна", "phone": "…"}`,
  'row-columns': ({ line, given, known }) =>
    `Строка ${line}: столбцов ${given} вместо ${known}. Текст с разделителем внутри нужно взять в кавычки, а столбцу дать название`,
  'row-formula': ({ line, column, given }) =>
    `Строка ${line}, столбец «${column}»: «${given}» — формула. Верно было бы её значение: вставьте только значения`,
  'row-not-number': ({ line, column, given }) => `Строка ${line}, столбец «${column}»: «${given}» — не число`,
  'row-not-amount': ({ line, column, given }) =>
    `Строка ${line}, столбец «${column}»: «${given}» — не сумма. Верно было бы 12500, 12 500,50 или пустая ячейка`,
  'row-not-phone': ({ line, column, given }) =>
    `Строка ${line}, столбец «${column}»: «${given}» — не телефон. Верно было бы +7 999 123-45-67 или пустая ячейка`,
  'row-phone-rounded': ({ line, column, given }) =>
    `Строка ${line}, столбец «${column}»: таблица округлила телефон до «${given}». Сделайте столбец текстовым и сохраните снова`,
  'row-not-date': ({ line, column, given, order }) =>
    `Строка ${line}, столбец «${column}»: такого дня нет: «${given}». Верно было бы ${day(order)}`,
  'row-unclear-date': ({ line, column, given }) =>
    `Строка ${line}, столбец «${column}»: в «${given}» первым может быть и день, и месяц, а в столбце есть и то и другое. Верно было бы ${day('ymd')} или один порядок для столбца`,
  'row-future': ({ line, column, given }) =>
    `Строка ${line}, столбец «${column}»: заявка была бы создана ${given}, а этот день ещё не наступил. Верно было бы не позже сегодня`,
  'row-unknown-status': ({ line, column, given, known }) =>
    `Строка ${line}, столбец «${column}»: статуса «${given}» нет. Верно было бы одно из: ${list(known)}`,
  'row-unknown-reason': ({ line, column, given, known }) =>
    `Строка ${line}, столбец «${column}»: причины «${given}» нет. Верно было бы одно из: ${list(known)}`,
  'row-not-choice': ({ line, column, given, known }) =>
    `Строка ${line}, столбец «${column}»: «${given}» нет в списке. Верно было бы одно из: ${list(known)}`,
  'row-text-too-long': ({ line, column, given, length, limit }) =>
    `Строка ${line}, столбец «${column}»: в тексте ${length} знаков, храним не больше ${limit}: «${given}»`,
  'row-no-such-lead': ({ line, given }) =>
    `Строка ${line}: заявки ${given} здесь нет. Если это номер из другой системы, выберите для столбца «номер для обмена»`,
  'row-lead-in-bin': ({ line, given }) => `Строка ${line}: заявка ${given} в корзине. Сначала восстановите её`,
  'row-other-person': ({ line, column, given }) =>
    `Строка ${line}, столбец «${column}»: под номером «${given}» здесь заявка другого человека: не совпали ни телефон, ни почта, ни имя. Если в этой таблице свои номера, узнавайте заявки по телефону и почте`,
  'row-too-many-fields': ({ line }) => `Строка ${line}: у заявки стало бы слишком много своих полей`,
} satisfies Partial<Sentences>
