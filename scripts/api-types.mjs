// Writes console/api-types.ts, the types of our own API for its client, from docs/openapi.v2.json. Does nothing when they are of this document.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { openapiTypes } from './openapi-types.mjs'

const target = 'console/api-types.ts'
const made = ['docs/openapi.v2.json', 'scripts/openapi-types.mjs'].map((path) => readFileSync(path, 'utf8'))
const head = `// Generated from docs/openapi.v2.json ${createHash('sha256').update(made.join('\0')).digest('hex')}\n`

if (!existsSync(target) || !readFileSync(target, 'utf8').startsWith(head))
  writeFileSync(target, head + openapiTypes(JSON.parse(made[0])))
