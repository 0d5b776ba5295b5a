// An endpoint that only stores submissions like the desk, without processing them.
import { createProject, findProject } from '../src/actions/projects.ts'
import { limitSending } from '../src/capture/rate-limits.ts'
import { receive } from '../src/capture/receive.ts'
import { openStore } from '../src/store/open.ts'
import { plainApp, serveHere } from './serving.ts'
import { project as id } from './wire.ts'

const clock = () => Math.floor(Date.now() / 1000)
const store = await openStore(process.argv[2] ?? '', { now: clock() })
await createProject(
  store,
  { id, name: 'Benchmark', timeZone: 'Europe/Moscow', country: 'RU', currency: 'RUB' },
  clock(),
)
const project = await findProject(store, id)

const app = plainApp()
limitSending(app, { perAddress: 0, perKey: 0 }, store.spool.limit)
app.removeAllContentTypeParsers()
app.addContentTypeParser('*', { parseAs: 'buffer' }, async (_: unknown, body: Buffer) => body)
app.post('/*', async (request) => {
  const receipt = await receive(store, project, request, { way: 'form', form: 1 }, clock())
  return { status: 'success', receipt: String(receipt.id) }
})
await serveHere(app)
