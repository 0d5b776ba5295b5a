// The baseline: a route that parses the same request and sends a prepared response of the given size.
import { plainApp, serveHere } from './serving.ts'

let answer = '{}'
process.on('message', (message: { answer: string }) => {
  answer = message.answer
})

const app = plainApp()
app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
  done(null, Object.fromEntries(new URLSearchParams(String(body)))),
)
app.all('/*', (_request, reply) => reply.header('content-type', 'application/json; charset=utf-8').send(answer))
await serveHere(app)
