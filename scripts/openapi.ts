// Writes docs/openapi.v1.json anew: `npm run openapi`.
import { writeFileSync } from 'node:fs'
import { openapiText } from '../test/openapi.ts'

writeFileSync('docs/openapi.v1.json', await openapiText())
