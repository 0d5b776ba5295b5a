// Takes screenshots of each page of the console, on desktop and phone, light and dark, full and empty, into a folder
// (docs/screenshots); a second argument is a pattern of their names.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { launch } from '../test/browser/chromium.ts'
import { desktop, isStill, openConsole, owner, phone, project, type Visitor, visit } from '../test/browser/desk-page.ts'
import { colleague, openNewDesk, type Shown, thingsToShow } from './screenshot-desk.ts'

const [folder = 'docs/screenshots', only] = process.argv.slice(2)
const sizes = { desktop, phone: { ...phone, deviceScaleFactor: 2 } }
/** A long timeout (ms), since a busy machine may stall. */
const timeout = 180_000
const looks = Object.entries(sizes).flatMap(([size, look]) =>
  (['light', 'dark'] as const).map((colorScheme) => ({
    name: `${size}-${colorScheme}`,
    look: { ...look, colorScheme },
  })),
)

/** `whole` selects what is there once the page has loaded; `opens` clicks something before the screenshot. */
type Place = { name: string; path: string; whole: string; opens?: (page: Page) => Promise<void> }

const here = `/p/${project}`
const reports = ['summary', 'channels', 'funnel', 'people', 'hours', 'cohorts']
const settings = [
  ...['project', 'statuses', 'fields', 'sources', 'members', 'keys', 'destinations', 'capture', 'retention', 'speed'],
  ...['notices', 'bin', 'operations', 'audit', 'me', 'about'],
]

/** Pages that a desk has from the first day. */
const always: Place[] = [
  { name: 'today', path: `${here}/today`, whole: 'main h2' },
  { name: 'leads', path: `${here}/leads`, whole: 'main :is(h3, tbody tr, article)' },
  { name: 'board', path: `${here}/board`, whole: '[data-status]' },
  ...reports.map((report) => ({
    name: `reports-${report}`,
    path: `${here}/reports/${report}?period=this-year`,
    whole: 'main section :is(h2, h3)',
  })),
  { name: 'forms', path: `${here}/forms`, whole: 'main tbody, main section h2, main li' },
  { name: 'inbox', path: `${here}/inbox`, whole: 'main h3, [data-receipt]' },
  { name: 'import', path: `${here}/import`, whole: 'main input[type=file]' },
]

/** Pages that show something only with data. */
const later = ({ lead, receipt, form, site }: Shown): Place[] => [
  { name: 'lead', path: `${here}/leads/${lead}`, whole: 'dl' },
  { name: 'receipt', path: `${here}/inbox?period=all&receipt=${receipt}`, whole: '#understood' },
  { name: 'form', path: `${here}/forms/${form}`, whole: 'main iframe' },
  { name: 'site', path: `${here}/forms/site/${site}`, whole: '#snippet-title' },
  { name: 'source', path: `${here}/forms/source/tilda`, whole: 'main ol' },
  { name: 'import-columns', path: `${here}/import`, whole: 'main input[type=file]', opens: chooseTable },
  { name: 'roistat', path: `${here}/import/roistat`, whole: 'main form' },
  { name: 'notices', path: `${here}/today`, whole: 'main h2', opens: openBell },
  ...settings.map((part) => ({ name: `settings-${part}`, path: `${here}/settings/${part}`, whole: 'main section' })),
]

/** Pages without a sign-in. */
const gates = ({ invitation }: Shown): Place[] => [
  { name: 'sign-in', path: '/sign-in', whole: 'form' },
  { name: 'invitation', path: invitation, whole: 'form' },
  { name: 'reset', path: '/reset#token=none', whole: 'form' },
]

await mkdir(folder, { recursive: true })
const browser = await launch()
try {
  await takeOf('quarter')
  await takeOf(0)
  const desk = await openNewDesk()
  await takeEach(browser, desk.address, [{ name: 'first-run', path: desk.path, whole: 'form' }], '', null)
  await desk.close()
} finally {
  await browser.close()
}

/** A desk of a quarter, or without leads. */
async function takeOf(leads: 'quarter' | 0): Promise<void> {
  const desk = await openConsole({ leads, people: leads === 0 ? [owner] : [owner, colleague] })
  try {
    if (leads === 0) return await takeEach(browser, desk.address, always, '-empty')
    const other = await visit(browser, desk.address, { email: colleague.email })
    const shown = await thingsToShow(desk.address, await browser.newContext(), other.context)
    await takeEach(browser, desk.address, [...always, ...later(shown)], '')
    await takeEach(browser, desk.address, gates(shown), '', null)
  } finally {
    await desk.close()
  }
}

async function takeEach(by: Browser, address: string, pages: Place[], state: string, email?: null): Promise<void> {
  for (const { name, look } of looks) {
    const wanted = pages.filter((page) => !only || new RegExp(only).test(fileOf(page, name, state)))
    if (wanted.length === 0) continue
    const visitor = await visit(by, address, { ...look, ...(email === null && { email, expects: [401] }) })
    visitor.context.setDefaultTimeout(timeout)
    for (const page of wanted) await take(visitor, page, fileOf(page, name, state))
    for (const complaint of visitor.complaints()) process.stdout.write(`${name}${state}: ${complaint}\n`)
    await visitor.context.close()
  }
}

function fileOf({ name }: Place, look: string, state: string): string {
  return `${name}-${look}${state}.png`
}

async function take(visitor: Visitor, { path, whole, opens }: Place, file: string): Promise<void> {
  const page = await visitor.open(path)
  await page.locator(whole).first().waitFor()
  await opens?.(page)
  await isStill(page)
  await writeFile(join(folder, file), await page.screenshot())
  await page.close()
}

/** A table whose columns wait for a decision. */
async function chooseTable(page: Page): Promise<void> {
  const rows = [
    'ФИО;Телефон;Сумма сделки;Этап;Менеджер',
    'Тарасов Виктор;8 921 311-90-04;148 000,00;Договор;Пётр',
    'Мухина О. В.;79215520118;;Дозвон;',
  ]
  const buffer = Buffer.from(rows.join('\r\n'))
  await page.locator('input[type=file]').setInputFiles({ name: 'Заявки 2024.csv', mimeType: 'text/csv', buffer })
  await page.locator('#columns :is(table, li)').first().waitFor()
}

/** Opens the notices of the member, which are behind a menu on a phone. */
async function openBell(page: Page): Promise<void> {
  const more = page.getByRole('button', { name: 'Ещё' })
  if (await more.isVisible()) await more.click()
  await page
    .getByRole('button', { name: /^Уведомления/ })
    .or(page.getByRole('menuitem', { name: /^Уведомления/ }))
    .click()
  await page.getByRole('dialog').getByRole('listitem').first().waitFor()
}
