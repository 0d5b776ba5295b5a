// Generates what is made of docs/openapi.v2.json and not committed: console/api-types.ts, the types of our own API for the console, and
// client/operations.ts of the typed client. Does nothing when they are up to date.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { openapiTypes } from './openapi-types.mjs'
import { operationsOf } from './operations.mjs'

const sources = ['docs/openapi.v2.json', 'scripts/openapi-types.mjs', 'scripts/operations.mjs']
const made = sources.map((path) => readFileSync(path, 'utf8'))
const head = `// Generated from docs/openapi.v2.json ${createHash('sha256').update(made.join('\0')).digest('hex')}\n`

for (const [target, write] of [
  ['console/api-types.ts', openapiTypes],
  ['client/operations.ts', operationsOf],
])
  if (!existsSync(target) || !readFileSync(target, 'utf8').startsWith(head))
    writeFileSync(target, head + write(JSON.parse(made[0])))
