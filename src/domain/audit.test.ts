import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type AuditKind, actionsOf, auditActions, auditKinds } from './audit.ts'

test('each action belongs to exactly one kind', () => {
  const ofKinds = (Object.keys(auditKinds) as AuditKind[]).flatMap(actionsOf)
  expect(ofKinds.toSorted()).toEqual(auditActions.toSorted())
})

test.each(['ru', 'en'])('the console says each action in %s', (language) => {
  const { audit } = JSON.parse(readFileSync(`console/locales/${language}/settings.json`, 'utf8'))
  const said = auditActions.filter((action) => {
    const [noun = '', verb = ''] = action.split('.')
    return typeof audit.action[noun]?.[verb] === 'string'
  })
  expect(said).toEqual(auditActions)
})
