import { describe, expect, test } from 'vitest'
import { samples } from '../../test/refusals.ts'
import { Refusal, type RefusalCode } from '../domain/refusal.ts'
import type { RefusalParams } from '../domain/refusal-params.ts'
import { sentence as english } from './en.ts'
import { sentence as russian } from './ru.ts'

/** Refusals without an argument, or whose sentence is complete without it. */
const nameless: RefusalCode[] = [
  'no-key',
  'unknown-key',
  'key-expired',
  'no-access',
  'out-of-scope',
  'rate-limited',
  'body-too-large',
  'body-too-deep',
  'body-too-many-names',
  'body-too-many-lists',
  'not-object',
  'no-such-path',
  'no-such-lead',
  'unavailable',
  'rights-changed',
  'no-such-project',
  'project-exists',
  'demo-exists',
  'no-such-key',
  'capture-one-project',
  'status-exists',
  'status-id-used',
  'needs-replacement',
  'same-replacement',
  'last-status',
  'store-locked',
  'store-busy-to-migrate',
  'store-foreign',
  'store-newer',
  'store-half-migrated',
  'store-unsuitable',
  'store-foreign-spool',
  'store-empty-spool',
  'store-taken',
  'store-moved-on',
  'store-half-moved',
  'backup-exists',
  'backup-unread',
  'backup-foreign',
  'backup-sealed',
  'backup-wrong-passphrase',
  'backup-damaged',
  'backup-newer',
  'backup-place',
  'backup-left-over',
  'backup-no-secret',
  'store-away',
  'store-unopened',
  'port-unusable',
  'lead-changed',
  'lead-in-bin',
  'lead-not-in-bin',
  'merges-itself',
  'no-such-event',
  'no-such-undo',
  'no-such-job',
  'no-such-pull',
  'pull-running',
  'pull-other-project',
  'pull-denied',
  'pull-refused',
  'pull-away',
  'pull-limited',
  'pull-not-api',
  'pull-too-large',
  'pull-key-unreadable',
  'pull-url-with-password',
  'lead-id-taken',
  'pulled-no-lead',
  'no-such-receipt',
  'no-capture-key',
  'foreign-origin',
  'no-origin',
  'key-shared',
  'key-outlasts',
  'bulk-unclear',
  'not-undoable',
  'no-bearer',
  'no-such-verb',
  'unsupported-type',
  'unsupported-if-match',
  'channel-exists',
  'too-many-channels',
  'no-such-field',
  'field-exists',
  'too-many-own-fields',
  'no-such-lost-reason',
  'too-many-lost-reasons',
  'options-unclear',
  'rules-changed',
  'no-such-cost',
  'too-many-costs',
  'csv-heading',
  'csv-not-day',
  'csv-not-amount',
  'csv-not-currency',
  'csv-no-channel',
  'csv-target',
  'csv-too-long',
  'csv-twice',
  'no-such-view',
  'view-changed',
  'too-many-views',
  'too-many-own-views',
  'not-your-view',
  'no-such-comment',
  'not-your-comment',
  'receipt-pruned',
  'receipts-unclear',
  'receipts-hidden',
  'capture-changed',
  'settings-changed',
  'proof-needs-tls',
  'too-many-open',
  'sent-too-often',
  'no-such-form',
  'form-changed',
  'too-many-forms',
  'no-such-mapping',
  'mapping-changed',
  'too-many-mappings',
  'no-such-file',
  'signed-out',
  'sign-in-failed',
  'sign-in-refused',
  'wrong-code',
  'code-used',
  'wrong-password',
  'foreign-page',
  'needs-member',
  'wrong-role',
  'member-already',
  'last-owner',
  'no-such-invitation',
  'invited-another',
  'no-such-session',
  'no-first-run',
  'no-mail-server',
  'secret-unreadable',
  'no-such-destination',
  'no-such-delivery',
  'destination-changed',
  'too-many-destinations',
  'messenger-unreachable',
  'no-bot',
  'bot-taken',
  'too-many-links',
  'no-such-mailbox',
  'too-many-mailboxes',
  'no-such-notice-chat',
  'no-such-notice-link',
  'no-such-import',
  'import-too-long',
  'import-too-many',
  'import-no-room',
  'import-offset',
  'import-receiving',
  'import-unfinished',
  'import-busy',
  'import-empty',
  'import-unreadable',
  'import-bomb',
  'import-not-table',
  'import-too-wide',
  'import-long-names',
  'import-too-many-rows',
  'import-no-header',
  'import-nothing-mapped',
  'import-column-twice',
  'import-no-match',
  'import-no-forecast',
  'import-too-many-statuses',
  'import-not-undoable',
  'import-file-gone',
  'row-nobody',
  'row-too-long',
  'row-too-wide',
  'row-not-json',
  'row-columns',
  'row-formula',
  'row-not-number',
  'row-not-amount',
  'row-not-phone',
  'row-phone-rounded',
  'row-not-date',
  'row-unclear-date',
  'row-future',
  'row-unknown-status',
  'row-unknown-reason',
  'row-not-choice',
  'row-text-too-long',
  'row-no-such-lead',
  'row-lead-in-bin',
  'row-other-person',
  'row-too-many-fields',
]

/** Numbers of bytes, which a sentence writes in megabytes. */
const bytes = Object.values(samples['import-no-room'])

/** Parameters that a sentence replaces with its own words. */
const translated = {
  en: ['EADDRINUSE', 'damaged', 'dmy', ...bytes],
  ru: ['EADDRINUSE', 'scope', 'a list', 'damaged', 'dmy', ...bytes],
}

const languages = { en: english, ru: russian }
type Language = keyof typeof languages

const codes = Object.keys(samples) as RefusalCode[]
const say = (language: Language, code: RefusalCode, argument?: string, params: object = samples[code]) =>
  languages[language](new Refusal(code, params as RefusalParams[RefusalCode], argument))

describe.each(Object.keys(languages) as Language[])('in %s', (language) => {
  describe('every refusal has a sentence', () => {
    test.each(codes)('%s', (code) => {
      const text = say(language, code, 'filters[2].value')
      expect(text).toMatch(/^\S.*[^.\s]$/)
      expect(text).not.toMatch(/undefined|null"|\[object|NaN|\n/)
      for (const value of Object.values(samples[code]).flat())
        if (!(translated[language] as unknown[]).includes(value)) expect(text).toContain(String(value))
    })

    test('and no two are alike', () => {
      const params = { given: 'g', known: ['k'], id: '1', reason: 'r', limit: 1 }
      const texts = codes.map((code) => say(language, code, 'x', params))
      const alike = texts.filter((text, index) => texts.indexOf(text) !== index)
      // in English an unknown field, operator or choice has the same sentence
      expect(new Set(alike)).toEqual(new Set(language === 'en' ? ['Argument x is unknown: "g". Known: k'] : []))
    })
  })

  test.each(codes.filter((code) => !nameless.includes(code)))('%s names its argument', (code) => {
    expect(say(language, code, 'filters[2].value')).toContain('filters[2].value')
  })
})

describe('in English', () => {
  test('sentences that clients of the vendor compare are unchanged', () => {
    expect(say('en', 'required', 'period')).toBe('Required argument period is missing')
    expect(say('en', 'not-interval', 'period')).toBe('Argument period is not a valid date interval')
  })

  test('one lead is not called leads', () => {
    expect(say('en', 'needs-replacement', 'replacement', { id: '3', leads: 1 })).toContain('Status 3 has 1 lead:')
  })

  test('a body that is not JSON is called the body, and filters in a query are called filters', () => {
    expect(say('en', 'not-json')).toMatch(/^The body is not JSON: /)
    expect(say('en', 'not-json', 'filters')).toMatch(/^Argument filters is not JSON: /)
  })

  test('a port that another program uses gets a sentence instead of the code', () => {
    expect(say('en', 'port-unusable')).toBe('The desk cannot listen on 127.0.0.1:3000: another program uses it')
  })
})

describe('in Russian', () => {
  test.each(codes)('%s has a Russian sentence without the words that the glossary avoids', (code) => {
    const text = say('ru', code, 'x', samples[code])
    expect(text).toMatch(/[а-яё]{3}/)
    expect(text).not.toMatch(/[«\s](лид|сделк|токен|аккаунт|пользовател|ошибк)/i)
  })

  test.each([
    [1, '1 заявка:', '1 секунду', 'больше 1 байта', 'глубже 1 группы', '1 символ,'],
    [2, '2 заявки:', '2 секунды', 'больше 2 байт', 'глубже 2 групп', '2 символа,'],
    [5, '5 заявок:', '5 секунд', 'больше 5 байт', 'глубже 5 групп', '5 символов,'],
    [11, '11 заявок:', '11 секунд', 'больше 11 байт', 'глубже 11 групп', '11 символов,'],
    [21, '21 заявка:', '21 секунду', 'больше 21 байта', 'глубже 21 группы', '21 символ,'],
    [104, '104 заявки:', '104 секунды', 'больше 104 байт', 'глубже 104 групп', '104 символа,'],
  ])('%i is followed by its nouns', (n, leads, seconds, bytes, groups, characters) => {
    expect(say('ru', 'needs-replacement', 'x', { id: '3', leads: n })).toContain(leads)
    expect(say('ru', 'unavailable', 'x', { seconds: n })).toMatch(new RegExp(`через ${seconds}$`))
    expect(say('ru', 'body-too-large', 'x', { limit: n })).toMatch(new RegExp(`${bytes}$`))
    expect(say('ru', 'too-many-groups', 'x', { limit: n })).toMatch(new RegExp(`${groups}$`))
    expect(say('ru', 'too-long', 'x', { length: n, limit: 1000 })).toContain(characters)
  })

  test('a body that is not JSON is called the body, a parameter by its name', () => {
    expect(say('ru', 'not-json')).toMatch(/^Тело запроса — не JSON: /)
    expect(say('ru', 'not-json', 'filters')).toMatch(/^Параметр filters — не JSON: /)
  })

  test.each([
    ['scope', 'с другими правами'],
    ['end', 'с другим сроком'],
    ['name', 'с другим названием'],
    ['origins', 'для других сайтов'],
  ])('a key that differs in its %s', (what, words) => {
    expect(say('ru', 'key-differs', 'value', { what })).toContain(words)
  })
})
