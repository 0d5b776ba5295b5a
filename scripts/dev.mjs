// `npm run dev`: the server and the console, each reloaded on a change.
import './api-types.mjs'
import { createServer } from 'vite'

process.argv.push('--watch')
await import('./server.mjs')

const vite = await createServer()
await vite.listen()
vite.printUrls()
