// Writes console/api-types.ts, the types of our own API for its client, from docs/openapi.v2.json. Does nothing when they are of this document.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { register } from 'node:module'

const target = 'console/api-types.ts'
const document = readFileSync('docs/openapi.v2.json', 'utf8')
const head = `// Generated from docs/openapi.v2.json ${createHash('sha256').update(document).digest('hex')}\n`

if (!existsSync(target) || !readFileSync(target, 'utf8').startsWith(head)) {
  // openapi-typescript needs TypeScript's JavaScript API, which version 7 does not have: it gets version 5 under its other name.
  const hook = `export const resolve = (name, context, next) => next(name === 'typescript' ? 'typescript-api' : name, context)`
  register(`data:text/javascript,${encodeURIComponent(hook)}`)
  const { astToString, default: generate } = await import('openapi-typescript')
  writeFileSync(target, head + astToString(await generate(document)))
}
