import { CommanderError } from 'commander'
import { expect, test } from 'vitest'
import { WrongSettings } from '../config.ts'
import { refusal } from '../domain/refusal.ts'
import { exitCodeOf } from './exit-code.ts'

test.each<[string, unknown, number]>([
  ['help', new CommanderError(0, 'commander.helpDisplayed', 'help'), 0],
  ['an unknown option', new CommanderError(1, 'commander.unknownOption', 'unknown option'), 2],
  ['wrong settings', new WrongSettings(['BACKUP_EVERY is wrong']), 2],
  ['a wrong value', refusal('out-of-range', { given: '0', min: 1, max: 9 }), 2],
  ['an unknown id', refusal('no-such-project', { id: '7' }), 2],
  ['a key that the other side refuses', refusal('pull-denied', { said: '401' }), 2],
  ['a file that is no table', refusal('import-not-table', { kind: 'PDF' }), 2],
  ['an error', new Error('broken'), 1],
  ['a store that is away', refusal('store-away', { reason: 'ECONNREFUSED' }), 1],
  ['a damaged backup', refusal('backup-damaged', { reason: 'x' }), 1],
  ['a port in use', refusal('port-unusable', { address: '[::]:80', reason: 'EADDRINUSE' }), 1],
  ['an overloaded store', refusal('unavailable', { seconds: 1 }), 1],
  ['an unreachable messenger', refusal('messenger-unreachable', { way: 'telegram', reason: 'x' }), 1],
  ['a limit', refusal('pull-limited', { seconds: 60 }), 1],
  ['another side that is away', refusal('pull-away', { reason: 'ECONNREFUSED' }), 1],
  ['another side that answers with a page', refusal('pull-not-api', {}), 1],
  ['another import that runs', refusal('import-busy', {}), 1],
  ['no room for a file', refusal('import-no-room', { held: 2, limit: 1 }), 1],
  ['a damaged file', refusal('import-unreadable', { reason: 'damaged' }), 1],
  ['a file that is gone', refusal('import-file-gone', {}), 1],
])('the exit code after %s', (_, error, code) => {
  expect(exitCodeOf(error)).toBe(code)
})
