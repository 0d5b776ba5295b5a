import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { maxFailures } from '../../src/domain/job.ts'
import { sqlOn } from '../command-line.ts'
import { until } from '../until.ts'
import { useConsole } from './console.ts'
import { phone, project, toast } from './desk-page.ts'
import { has, listOf, row } from './list-page.ts'

const { desk, open, api } = useConsole({ leads: 0 })
const far = 4_000_000_000
const sql = (...statements: string[]) => sqlOn(desk().url, ...statements)
const alert = (page: Page, title: string) => page.getByRole('alert').filter({ hasText: title })

async function leads(count: number, more: object = {}): Promise<string[]> {
  const made: string[] = []
  for (let n = 0; n < count; n++) made.push((await api('POST', '/leads', { title: 'Окна', ...more })).lead.id)
  return made
}

/** Resets a job to its start, so that the server's worker resumes it, as after a restart. */
const resume = (job: string, change: string) =>
  sql(`update jobs set state = 'running', place = 0, ${change} where project_id = ${project} and id = ${job}`)

describe('a failed bulk edit', () => {
  test('is shown where it was started, with its result and the reason of its end, until it is undone', async () => {
    const ids = await leads(3)
    const { job } = await api('POST', '/leads/bulk', { ids, set: { status: '1' } })
    const page = await open(listOf())
    await has(page, 3)
    await resume(job.id, `total = 40, leased_until = 0, work = json_set(work, '$.edit.patch.status', 99)`)
    await page.reload()
    const notice = alert(page, 'Массовое изменение не закончено')
    await notice.getByText('Изменены 3 заявки из 40.').waitFor()
    await notice.getByText('Такого статуса больше нет').waitFor()
    await page.reload()
    await notice.getByRole('button', { name: 'Отменить сделанное' }).click()
    await toast(page, /Отменено: Статус → «.+»/).waitFor()
    await notice.waitFor({ state: 'detached' })
    await row(page, 0).getByRole('button', { name: 'В работе' }).waitFor()
    for (const id of ids) expect((await api('GET', `/leads/${id}`)).status).toBe('0')
  })

  test('is dismissed for good, and is shown in English and on a phone', async () => {
    const [id] = await leads(1)
    const { job } = await api('POST', '/leads/bulk', { ids: [id], set: { source: 'Сайт' } })
    await resume(job.id, `leased_until = 0, work = json_set(work, '$.edit.patch.assignee', 99)`)
    await until(async () => (await api('GET', `/jobs/${job.id}`)).state === 'failed', 'the job to fail')
    const page = await open(listOf(), { ...phone, locale: 'en-GB' })
    const notice = alert(page, 'The bulk edit did not finish')
    await notice.getByText('This member is no longer in the project').waitFor()
    await notice.getByRole('button', { name: 'Dismiss' }).click()
    await notice.waitFor({ state: 'detached' })
    await page.reload()
    await page.getByRole('feed').waitFor()
    expect(await notice.count()).toBe(0)
  })
})

describe('a status that is being removed', () => {
  const handle = (page: Page, name: string) => page.getByRole('button', { name: `Переставить «${name}»` })
  const line = (page: Page, name: string) => page.getByRole('listitem').filter({ has: handle(page, name) })

  /** A started removal of a status with a lead, as a stopped server leaves it. */
  async function removal(name: string) {
    const [{ id }, done] = [await newStatus(name), await newStatus(`${name}: другой`)]
    await leads(1, { status: done.id })
    await leads(1, { status: id })
    await api('DELETE', `/statuses/${done.id}?replacement=1`)
    const job = (await api('GET', '/jobs')).items[0].id as string
    await sql(`update statuses set replaced_by = 1 where project_id = ${project} and id = ${id}`)
    await resume(job, `total = 4, leased_until = ${far}, work = json_set(work, '$.status', ${id})`)
    await api('PATCH', `/statuses/${id}`, { colour: 'pink' }) // this makes the server reread the statuses
    return job
  }

  const newStatus = (name: string) => api('POST', '/statuses', { name, type: 'progress' }) as Promise<{ id: string }>

  test('shows the replacement and the progress, takes no new leads, and stays when the removal is stopped', async () => {
    await removal('Уходящий')
    const page = await open(`/p/${project}/settings/statuses`)
    await line(page, 'Уходящий').getByText('заявки переходят в «Оплачен»').waitFor()
    await page.getByRole('status').filter({ hasText: 'Меняются: 1 из 4' }).waitFor()
    const list = await open(listOf({ q: 'Окна' }))
    await row(list, 1).getByRole('button', { name: 'Оплачен' }).click()
    await list.getByRole('menuitem', { name: 'Отменен' }).waitFor()
    expect(await list.getByRole('menuitem', { name: 'Уходящий' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Остановить' }).click()
    await line(page, 'Уходящий').getByText('заявки переходят').waitFor({ state: 'detached' })
    expect(await page.getByRole('alert').count()).toBe(0)
  })

  test('stays when not all of its leads could be moved, and shows the reason', async () => {
    const job = await removal('Неубранный')
    await sql(`create trigger refuse before update on leads begin select raise(abort, 'on purpose'); end`)
    const failure = JSON.stringify({ code: 'fault', params: { kind: 'SqliteError SQLITE_CONSTRAINT_TRIGGER' } })
    await resume(job, `leased_until = 0, failures = ${maxFailures - 1}, failure = '${failure}'`) // the last attempt
    const page = await open(`/p/${project}/settings/statuses`)
    const notice = alert(page, 'Статус «Неубранный» не удалён')
    await notice.getByText('Изменена 1 заявка из 4.').waitFor()
    await notice.getByText('Сервер не справился').waitFor()
    await line(page, 'Неубранный').waitFor()
    await sql('drop trigger refuse', `update jobs set actor = 'key:1' where project_id = ${project} and id = ${job}`)
    await page.reload()
    await notice.getByRole('button', { name: 'Повторить' }).click()
    const dialog = page.getByRole('dialog', { name: 'Удалить статус «Неубранный»' })
    await dialog.getByLabel('Куда перейдут его заявки').selectOption('Оплачен')
    await dialog.getByRole('button', { name: 'Удалить статус' }).click()
    await line(page, 'Неубранный').waitFor({ state: 'detached' })
    await notice.waitFor({ state: 'detached' })
  })
})
