// Writes the documents of both APIs anew, and the types of our own for its client: `npm run openapi`.
import { writeFileSync } from 'node:fs'
import { register } from 'node:module'
import { openapiText, openapiTextV2, typesText } from '../test/openapi.ts'

// The generator of types asks for TypeScript's JS API, which version 7 does not have: it gets version 5 under its other name.
const hook = `export const resolve = (name, context, next) => next(name === 'typescript' ? 'typescript-api' : name, context)`
register(`data:text/javascript,${encodeURIComponent(hook)}`)

writeFileSync('docs/openapi.v1.json', await openapiText())
const text = openapiTextV2()
writeFileSync('docs/openapi.v2.json', text)
writeFileSync('console/api-types.ts', await typesText(text))
