import { fold } from '../../domain/fold.ts'
import type { ColumnPlan, Target } from '../../domain/import.ts'
import { nameOfField } from '../../domain/own-field.ts'
import type { Project } from '../../domain/project.ts'
import { columnNames, columns as exported } from '../columns.ts'

/**
 * Column names in tables that people keep, and in exports of amoCRM, Bitrix24, HubSpot, Tilda and the vendor. A name that is not known is tried
 * again without a number at its end: «Телефон 2» is a phone.
 */
const names: Partial<Record<Target, string>> = {
  external_id:
    'id|номер|номер заявки|номер сделки|номер лида|номер заказа|ид|id сделки|id лида|id заявки|lead id|deal id|record id|request id|tranid|код|order id|order number|hs_object_id',
  title:
    'название|название сделки|название лида|название заявки|заголовок|тема|сделка|наименование|title|deal name|lead name|subject|название формы|form name|formname|заявка',
  name: 'имя|фио|клиент|имя клиента|контакт|полное имя|полное имя контакта|имя контакта|основной контакт|контактное лицо|заказчик|покупатель|name|full name|client|customer|contact|contact name|associated contact|ваше имя|first name|клиент имя',
  phone:
    'телефон|тел|номер телефона|мобильный|мобильный телефон|рабочий телефон|контактный телефон|домашний телефон|другой телефон|телефон контакта|телефон клиента|рабочий телефон контакта|мобильный телефон контакта|phone|phone number|mobile|mobile phone|mobile phone number|tel|сотовый|ваш телефон|whatsapp',
  email:
    'e-mail|email|mail|почта|эл почта|электронная почта|адрес электронной почты|email контакта|рабочий email|рабочий email контакта|личный email контакта|email address|e-mail рабочий|рабочий e-mail|частный e-mail|другой e-mail',
  source:
    'источник|источник сделки|источник заявки|источник лида|рекламный канал|канал|реклама|откуда|откуда узнали|source|lead source|original source|original source type|marker|рекламный источник',
  text: 'комментарий|комментарии|примечание|примечания|описание|сообщение|текст|текст заявки|заметка|заметки|комментарий к заявке|дополнительно|comment|comments|note|notes|message|description|text|примечание 1',
  creation_date:
    'дата|дата создания|дата создания сделки|дата заявки|дата лида|дата обращения|создан|создана|создано|дата и время|время создания|когда создана|date|created|created at|create date|creation date|date created|sent|дата сделки',
  status:
    'статус|статус сделки|статус заявки|статус лида|этап|этап сделки|стадия|стадия сделки|состояние|status|stage|deal stage|pipeline stage|lead status',
  price:
    'сумма|сумма сделки|бюджет|бюджет сделки|цена|стоимость|выручка|сумма заказа|сумма заявки|возможная сумма|price|amount|budget|sum|revenue|deal amount|total|subtotal',
  paid_date: 'дата оплаты|оплачено|дата продажи|дата закрытия|paid|paid at|payment date|close date|дата завершения',
  assignee:
    'ответственный|менеджер|сотрудник|продавец|исполнитель|ответственный менеджер|кем создана|assignee|owner|manager|deal owner|responsible|contact owner|assigned to',
  remind_at:
    'напоминание|когда перезвонить|ближайшая задача|дата следующего контакта|reminder|next activity date|follow up',
  remind_note: 'о чем напомнить|reminder note',
  lost_reason: 'причина отказа|причина проигрыша|причина закрытия|lost reason|closed lost reason|reason',
  utm_source: 'utm_source|utm source',
  utm_medium: 'utm_medium|utm medium',
  utm_campaign: 'utm_campaign|utm campaign|кампания',
  utm_content: 'utm_content|utm content',
  utm_term: 'utm_term|utm term|ключевое слово',
  referrer: 'referrer|referer|откуда перешли|реферер',
  landing: 'landing|landing page|страница входа|посадочная страница|страница|url|адрес страницы|page',
}
const byName = new Map(
  Object.entries(names).flatMap(([target, all]) => all.split('|').map((name) => [normal(name), target as Target])),
)

/** The targets of columns of our own exports. Columns that have no target here are not loaded, such as those that the desk computes. */
const ownTargets: Partial<Record<keyof typeof exported, Target>> = {
  ...Object.fromEntries(columnNames.filter((name) => name in names).map((name) => [name, name])),
  id: 'id',
  status: 'status_id',
  assignee: 'assignee_id',
  lost_reason: 'lost_reason_id',
}

/**
 * Proposes a target for each column by its name. A second column for the same target fills the gaps of the first, if its target allows that.
 * `isHere` says whether the numbers in an export are those of this project.
 */
export function proposeColumns(
  headings: readonly string[],
  project: Project,
  isHere: boolean,
): ((Pick<ColumnPlan, 'to'> & { fill: boolean }) | undefined)[] {
  const spelling = spellingOf(headings)
  const known = spelling ? ownNames(headings, spelling, { project, isHere }) : foreignNames(project)
  const taken = new Set<string>()
  return headings.map((heading) => {
    const to = known.get(normal(heading)) ?? known.get(normal(heading.replace(/[ _]\d{1,2}$/, '')))
    if (!to) return undefined
    const fill = taken.has(to)
    if (fill && !fillable.includes(to)) return undefined
    taken.add(to)
    return { to, fill }
  })
}

const fillable: readonly string[] = ['phone', 'email', 'name', 'source', 'text']

/** Whether all columns have their names for programs, as in exact exports. */
export function isExact(headings: readonly string[]): boolean {
  return headings.length > 1 && headings.every((heading) => heading in exported || heading.startsWith('field:'))
}

/** Whether a file is an export of this desk or another one. */
export function isOwnExport(headings: readonly string[]): boolean {
  return spellingOf(headings) !== undefined
}

/** The index of a column of an export; -1 if it is not there, or if the file is no export. */
export function ownColumn(headings: readonly string[], name: keyof typeof exported): number {
  const spelling = spellingOf(headings)
  return spelling ? headings.findIndex((heading) => normal(heading) === normal(spelling(name))) : -1
}

/** How the columns of an export are named: for programs or in a language. An export is known by a typical combination of its columns. */
function spellingOf(headings: readonly string[]): Spelling | undefined {
  const all = new Set(headings.map(normal))
  return spellings.find((spelling) => signs.some((some) => some.every((name) => all.has(normal(spelling(name))))))
}
type Spelling = (name: keyof typeof exported) => string
const spellings: Spelling[] = [(name) => name, (name) => exported[name].en, (name) => exported[name].ru]
const signs = [
  ['id', 'creation_date', 'status'],
  ['id', 'recorded_at'],
  ['id', 'door'],
  ['id', 'assignee'],
] as const satisfies (keyof typeof exported)[][]

/**
 * The targets by column name. Of a name and its id, such as `status_name` and `status`, one has a target: the id if the numbers are those of this
 * project. The spelling of the file wins, since `Status` is a name in English, and an id in a file for programs.
 */
function ownNames(
  headings: readonly string[],
  spelling: Spelling,
  { project, isHere }: { project: Project; isHere: boolean },
): Map<string, ColumnPlan['to']> {
  const there = new Set(headings.map(normal))
  const isDouble = (id: keyof typeof exported) => isHere && there.has(normal(spelling(id)))
  const targetOf = (name: keyof typeof exported) => {
    const id = idOf[name as keyof typeof idOf]
    if (id) return isDouble(id) ? undefined : id
    return isHere ? ownTargets[name] : ofOtherNumbers(ownTargets[name])
  }
  const targets = new Map<string, ColumnPlan['to']>()
  for (const spelled of [...spellings.filter((each) => each !== spelling), spelling])
    for (const name of columnNames) {
      const to = targetOf(name)
      if (to) targets.set(normal(spelled(name)), to)
      else targets.delete(normal(spelled(name)))
    }
  return new Map([...targets, ...ownFields(project)])
}
const idOf = { status_name: 'status', assignee_name: 'assignee', lost_reason_name: 'lost_reason' } as const

/** The numbers of leads of another project are remembered. Those of its statuses, members and reasons mean nothing here. */
function ofOtherNumbers(to: Target | undefined): Target | undefined {
  if (to === 'id') return 'external_id'
  return to?.endsWith('_id') ? undefined : to
}

function foreignNames(project: Project): Map<string, ColumnPlan['to']> {
  return new Map([...byName, ...ownFields(project)])
}

function ownFields({ fields }: Project): [string, ColumnPlan['to']][] {
  return fields.flatMap((field) =>
    [field.name, field.key, nameOfField(field)].map((name): [string, ColumnPlan['to']] => [
      normal(name),
      nameOfField(field),
    ]),
  )
}

/** Normalizes a heading: folds case, and removes punctuation and text in brackets, such as a time zone or a currency. */
function normal(heading: string): string {
  return fold(heading.slice(0, 200))
    .replace(/\([^()]*\)/g, ' ')
    .replace(/[«»"'`*:.]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Counts the cells that are known column names. */
export function knownHeadings(cells: readonly string[]): number {
  const own = columnNames.map((name) => normal(exported[name].ru))
  return cells.filter((cell) => byName.has(normal(cell)) || own.includes(normal(cell))).length
}
