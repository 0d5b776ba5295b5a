import { expect, test } from 'vitest'
import { useConsole } from './console.ts'
import { report, whole } from './report-page.ts'

const { open, api } = useConsole({ leads: 0 })
const paid = (creation_date: string, paid_date: string, price: string) =>
  api('POST', '/leads', { title: 'Окна', status: '1', creation_date, paid_date, price })

test('people have what was paid in a period, also where no lead came in it', async () => {
  await paid('2019-03-01T10:00:00Z', '2019-05-10T10:00:00Z', '7300')
  const page = await open(report('people', 'period=2019-05-01..2019-05-31'))
  await whole(page)
  await page
    .getByRole('row', { name: 'Всего' })
    .getByText(/7\s300/)
    .waitFor()
})
