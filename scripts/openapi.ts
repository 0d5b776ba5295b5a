// Writes the OpenAPI documents of both APIs: `npm run openapi`.
import { writeFileSync } from 'node:fs'
import { openapiText, openapiTextV2 } from '../test/openapi.ts'

writeFileSync('docs/openapi.v1.json', await openapiText())
writeFileSync('docs/openapi.v2.json', await openapiTextV2())
