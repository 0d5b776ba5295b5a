// Takes screenshots of each page of the console, on desktop and phone, light and dark, full and empty, into a folder
// (docs/screenshots).
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { launch } from '../test/browser/chromium.ts'
import { desktop, isStill, openConsole, phone, project, visit } from '../test/browser/desk-page.ts'
import { leadToShow } from './screenshot-desk.ts'

const [folder = 'docs/screenshots', only] = process.argv.slice(2)
const sizes = { desktop, phone: { ...phone, deviceScaleFactor: 2 } }

await mkdir(folder, { recursive: true })
const browser = await launch()
try {
  for (const [state, leads] of [
    ['full', 'quarter'],
    ['empty', 0],
  ] as const) {
    const desk = await openConsole({ leads })
    try {
      const last = leads === 'quarter' ? await leadToShow(desk.address, await browser.newContext()) : undefined
      for (const [size, look] of Object.entries(sizes))
        for (const colorScheme of ['light', 'dark'] as const)
          await take(browser, desk.address, { state, size, last, look: { ...look, colorScheme } })
    } finally {
      await desk.close()
    }
  }
} finally {
  await browser.close()
}

type Shot = { state: string; size: string; last: string | undefined; look: object & { colorScheme: 'light' | 'dark' } }

async function take(by: Browser, address: string, { state, size, last, look }: Shot): Promise<void> {
  const signed = await visit(by, address, look)
  const stranger = await visit(by, address, { ...look, email: null })
  const pages: [name: string, path: string, whole: string][] = [
    ['today', `/p/${project}/today`, 'main h2'],
    ['leads', `/p/${project}/leads`, last ? 'text=Заявки' : 'h3, h2'],
    ['board', `/p/${project}/board`, '[data-status]'],
    ...['summary', 'channels', 'funnel', 'people', 'hours', 'cohorts'].map((name): [string, string, string] => [
      `reports-${name}`,
      `/p/${project}/reports/${name}?period=this-year`,
      'main section :is(h2, h3)',
    ]),
    ['inbox', `/p/${project}/inbox`, 'main h3, [data-receipt]'],
    ...(last ? [['lead', `/p/${project}/leads/${last}`, 'dl'] as [string, string, string]] : []),
    ['forms', `/p/${project}/forms`, 'main tbody, main section h2'],
    ['import', `/p/${project}/import`, 'main input[type=file]'],
    ...(state === 'full'
      ? [
          'project',
          'statuses',
          'fields',
          'sources',
          'members',
          'keys',
          'destinations',
          'capture',
          'speed',
          'notices',
          'bin',
          'operations',
          'audit',
          'me',
          'about',
        ].map((part): [string, string, string] => [
          `settings-${part}`,
          `/p/${project}/settings/${part}`,
          'main section',
        ])
      : []),
  ]
  for (const [name, path, whole] of state === 'full' ? [...pages, ['sign-in', '/sign-in', 'form'] as const] : pages) {
    const file = `${name}-${size}-${look.colorScheme}${state === 'empty' ? '-empty' : ''}.png`
    if (only && !new RegExp(only).test(file)) continue
    const page = await (name === 'sign-in' ? stranger : signed).open(path)
    await page.locator(whole).first().waitFor()
    await isStill(page)
    await writeFile(join(folder, file), await page.screenshot())
    await page.close()
  }
  process.stdout.write(
    `${state}, ${size}, ${look.colorScheme}${signed
      .complaints()
      .map((each) => `\n  ${each}`)
      .join('')}\n`,
  )
  await signed.context.close()
  await stranger.context.close()
}
