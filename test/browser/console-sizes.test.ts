import { expect, test } from 'vitest'
import { isLong } from '../properties/property.ts'
import { useConsole } from './console.ts'
import { cut } from './cut.ts'
import { desktop, isStill, project } from './desk-page.ts'

const { open } = useConsole({ leads: 40 })

/** A window of 1440 px at 200 % has the width of one of 720 px. `npm run test:long` checks the widths in between. */
const widths = isLong ? [1440, 1280, 1100, 1099, 1024, 960, 768, 720, 360] : [1100, 1099, 720, 360]

const pages: [name: string, path: string, whole: string, isSignedIn: boolean][] = [
  ['leads', `/p/${project}/leads?period=all`, 'tr[data-index="0"]', true],
  ['days of other years', `/p/${project}/leads?period=2023-11-28..2024-12-31`, 'main h1', true],
  ['board', `/p/${project}/board?period=all`, '[data-card]', true],
  ['a report', `/p/${project}/reports/summary?period=2023-11-28..2026-11-24`, 'main section section', true],
  ['a lead', `/p/${project}/leads/40?period=all`, 'dl', true],
  ...[
    'project',
    'statuses',
    'members',
    'keys',
    'retention',
    'speed',
    'notices',
    'notices?of=project',
    'destinations',
    'about',
    'me',
  ].map((part): [string, string, string, boolean] => [part, `/p/${project}/settings/${part}`, 'main section', true]),
  ['sign-in', '/sign-in', 'input[name=password]', false],
]

test.each(pages)('%s has nothing cut off at any width', async (_name, path, whole, isSignedIn) => {
  const page = await open(path, isSignedIn ? {} : { email: null, expects: [401] })
  await page.locator(whole).first().waitFor()
  for (const width of widths) {
    await page.setViewportSize({ width, height: width < 768 ? 740 : desktop.viewport.height })
    await isStill(page)
    expect(await cut(page), `${width} px`).toEqual([])
  }
})

test('below 1100 px the navigation has icons only, and the button for a new lead stays', async () => {
  const page = await open(`/p/${project}/leads?period=all`, { viewport: { width: 1024, height: 768 } })
  const places = page.getByRole('navigation', { name: 'Разделы' })
  await places.getByRole('link', { name: 'Заявки' }).waitFor()
  expect((await places.boundingBox())?.width).toBe(56)
  expect(await places.getByRole('button', { name: /Свернуть|Развернуть/ }).count()).toBe(0)
  await page.setViewportSize({ width: 1100, height: 768 })
  await places.getByRole('button', { name: /Свернуть/ }).waitFor()
  expect((await places.boundingBox())?.width).toBe(224)
})
