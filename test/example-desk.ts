import { openDesk } from './desk.ts'

/** The desk on which the examples of the document work: 1 March 2024, project 12345, a `write` and an `admin` key, three leads, a view of the admin. */
export async function openExampleDesk(url: string) {
  const desk = await openDesk(url)
  await desk.send('GET', '/projects') // makes the admin key, the second one
  const leads = [
    { title: 'Окна', name: 'Анна', phone: '+7 921 000-00-01', status: '0', price: '12500.50', source: 'direct' },
    { title: 'Двери', name: 'Борис', email: 'boris@example.com', status: '1', price: '900', source: 'vk' },
    { title: 'Замер', name: 'Вера', phone: '8 (921) 000-00-03', status: '2', text: 'После шести' },
  ]
  for (const lead of leads) await desk.lead(lead)
  const filter = { field: 'status', operator: '=', value: '0' }
  await desk.send('POST', '/views', { name: 'Новые', period: 'this-week', filter, sort: '-creation_date' })
  return desk
}
