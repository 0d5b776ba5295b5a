import { readFileSync } from 'node:fs'
import type { Static } from 'typebox'
import { readBody } from '../api/door/body.ts'
import { createValidator } from '../api/door/validate.ts'
import { Refusal } from '../domain/refusal.ts'
import { readImportPatch } from '../json/import.ts'
import { importPatch } from '../json/import-schemas.ts'
import type { PreviewChange } from '../transfer/import/receive.ts'

const faultsOf = createValidator(importPatch, 'pointer')

/**
 * Reads how a file is read and mapped: a JSON object with `reading` and `mapping`, as `PATCH …/imports/ID` takes it and `zayavka import --json`
 * prints it. Refuses what the API would refuse.
 */
export function readImportSettings(file: string): PreviewChange {
  const given = readJson(file)
  const [fault] = faultsOf(given)
  if (fault) throw fault.refusal
  return readImportPatch(given as Static<typeof importPatch>)
}

function readJson(file: string): unknown {
  try {
    return readBody(readFileSync(file))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Refusal(error.code, error.params, error.argument ?? '--settings')
  }
}
