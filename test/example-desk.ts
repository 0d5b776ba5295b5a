import { openDesk } from './desk.ts'

/** Leads of the wire, all of 15 January 2024; the first is the one that the document shows most, the last goes to the bin. */
const leads = [
  { title: 'Окна', name: 'Анна', phone: '+7 921 000-00-01', status: '0', price: '12500.50', source: 'direct' },
  { title: 'Двери', name: 'Борис', email: 'boris@example.com', status: '1', price: '900', source: 'vk' },
  { title: 'Замер', name: 'Вера', phone: '8 (921) 000-00-03', status: '2', text: 'После шести' },
  { title: 'Проба', name: 'Глеб' },
]

/**
 * The desk on which the examples of the document work: 1 March 2024, project 12345, a `write` and an `admin` key, three leads and a
 * fourth in the bin, which `undo` puts back; a view of the admin, and a job that is done, and a key of scope `capture`.
 */
export async function openExampleDesk(url: string) {
  const desk = await openDesk(url)
  await desk.send('GET', '/projects') // makes the admin key, the second one
  await desk.newKey('capture', [12345])
  for (const lead of leads) await desk.lead(lead)
  const filter = { field: 'status', operator: '=', value: '0' }
  await desk.send('POST', '/views', { name: 'Новые', period: 'this-week', filter, sort: '-creation_date' })
  await desk.send('POST', '/leads/bulk', { ids: ['4'], set: { source: 'vk' } })
  const { json } = await desk.send('DELETE', '/leads/4')
  return { ...desk, undo: json.undo as string }
}
export type ExampleDesk = Awaited<ReturnType<typeof openExampleDesk>>
