import type { FileRefusals } from './file-refusals.ts'

/**
 * The codes of all refusals, with the parameters of their sentences. The sentences are in `texts/`; each door maps
 * codes to an HTTP status or exit code. A new code does not compile until each has its line.
 */
export type RefusalParams = FileRefusals & {
  // authentication
  'no-key': Nothing
  'unknown-key': Nothing
  'key-expired': { end: string }
  'no-access': { project: string }
  'out-of-scope': { held: string; needed: string }
  'rate-limited': { seconds: number }
  // the body
  'body-too-large': { limit: number }
  'body-too-deep': { limit: number }
  'body-too-many-names': { limit: number }
  'body-too-many-lists': { limit: number }
  'not-json': { reason: string }
  'not-object': { given: string }
  'unsafe-key': Nothing
  'has-nul': Nothing
  // values
  required: Nothing
  'not-digits': { given: string }
  'out-of-range': { given: string; min: number; max: number }
  'not-text': { given: string }
  'too-long': { length: number; limit: number }
  'not-date': { given: string }
  'not-price': { given: string }
  'not-decimal': { given: string }
  'not-flag': { given: string }
  'not-interval': Nothing
  'not-days': { given: string }
  'unknown-choice': { given: string; known: readonly string[] }
  'unknown-status': { given: string; known: readonly string[] }
  'bad-idempotency-key': Nothing
  // filters
  'not-filters': Nothing
  'not-condition': Nothing
  'not-group': Nothing
  'unknown-field': { given: string; known: readonly string[] }
  'unknown-operator': { given: string; known: readonly string[] }
  'operator-misfit': { given: string; field: string; known: readonly string[] }
  'not-one-value': { given: string }
  'too-many-conditions': { limit: number }
  'too-many-values': { limit: number }
  'too-many-groups': { limit: number }
  'too-many-buckets': { limit: number }
  'page-too-long': { limit: number; fits: number }
  // stored leads
  'no-such-path': Nothing
  'no-such-lead': { id: string }
  'other-body': Nothing
  unavailable: { seconds: number }
  'too-many-open': { limit: number }
  'event-ahead': { given: string; last: string }
  // projects
  'no-such-project': { id: string }
  'project-exists': { id: string }
  'demo-exists': { id: string }
  'unknown-time-zone': { given: string }
  'unknown-country': { given: string }
  'unknown-currency': { given: string }
  'no-such-key': { id: string }
  'key-too-short': { limit: number }
  'key-unprintable': Nothing
  'key-ended': Nothing
  'key-differs': { what: 'scope' | 'end' | 'name' | 'origins' | 'visits' }
  'capture-one-project': Nothing
  'no-such-status': { id: string }
  'status-exists': { id: string }
  'status-id-used': { id: string }
  'needs-replacement': { id: string; leads: number }
  'same-replacement': { id: string }
  'last-status': Nothing
  // the store
  'store-locked': { file: string }
  'store-busy-to-migrate': { file: string }
  'store-foreign': { file: string; reason: string }
  'store-newer': { found: string }
  'store-half-migrated': { missing: string; found: string }
  'store-unsuitable': { reason: string }
  'store-away': { reason: string }
  'store-unopened': { reason: string }
  'store-foreign-spool': { folder: string; file: string }
  'store-empty-spool': { folder: string; file: string; id: string }
  'store-taken': Nothing
  'store-moved-on': Nothing
  'store-half-moved': Nothing
  // backups
  'backup-exists': { file: string }
  'backup-unread': { file: string; reason: string }
  'backup-foreign': { file: string }
  'backup-sealed': { file: string }
  'backup-wrong-passphrase': Nothing
  'backup-damaged': { reason: string }
  'backup-newer': { version: string }
  'backup-place': { reason: string }
  'backup-left-over': { file: string }
  'backup-no-secret': { file: string }
  // the process
  'port-unusable': { address: string; reason: string }
  // changing leads
  'lead-changed': { id: string }
  'lead-in-bin': { id: string }
  'lead-not-in-bin': { id: string }
  'too-many-fields': { limit: number }
  'merges-itself': { id: string }
  'no-such-event': { number: string }
  'no-such-comment': { number: string }
  'not-your-comment': Nothing
  'no-such-undo': Nothing
  'no-such-job': { id: string }
  'no-such-receipt': { id: string }
  'no-capture-key': Nothing
  'foreign-origin': { origin: string }
  'bulk-unclear': Nothing
  'not-undoable': Nothing
  // periods and lists
  'unknown-period': { given: string; known: readonly string[] }
  'not-filter': Nothing
  'unknown-name': { given: string; known: readonly string[] }
  'not-list': { given: string }
  'not-id': { given: string }
  'not-time': { given: string }
  'not-boolean': { given: string }
  'not-number': { given: string }
  'not-day': { given: string }
  'not-relative': { given: string }
  // `/api/v2`
  'no-bearer': Nothing
  'no-such-verb': { given: string; known: readonly string[] }
  'unsupported-type': { given: string }
  'unsupported-if-match': Nothing
  'given-twice': Nothing
  'wrong-type': { given: string; needed: string }
  'wrong-form': { given: string; right: string }
  'too-few-values': { limit: number }
  'foreign-cursor': Nothing
  'not-whole-order': { known: readonly string[] }
  'status-in-use': { id: string }
  'status-has-reasons': { id: string; count: number }
  'country-in-use': { country: string }
  'key-outlives': { end: string }
  'request-in-progress': { seconds: number }
  'hidden-field': { field: string }
  'rights-changed': Nothing
  // channels
  'no-such-channel': { id: string }
  'channel-exists': { name: string }
  'too-many-channels': { limit: number }
  'too-many-rules': { limit: number }
  'too-many-rule-texts': { limit: number }
  'empty-match': Nothing
  'too-many-channel-conditions': { limit: number }
  'too-many-text-conditions': { name: 'q' | 'like'; limit: number }
  'rules-changed': Nothing
  // costs
  'no-such-cost': { id: string }
  'too-many-costs': { limit: number }
  'not-one-of': { known: readonly string[] }
  'cost-twice': { day: string; target: string }
  'cost-currency': { day: string; target: string; currency: string }
  // own fields
  'no-such-field': { id: string }
  'field-exists': { name: string }
  'too-many-own-fields': { limit: number }
  'no-such-lost-reason': { id: string }
  'unknown-lost-reason': { given: string; known: readonly string[] }
  'too-many-lost-reasons': { limit: number }
  'not-lost': Record<string, never>
  'options-unclear': Nothing
  // saved views
  'no-such-view': { id: string }
  'view-changed': { id: string }
  'too-many-views': { limit: number }
  'too-many-own-views': { limit: number }
  'not-your-view': { owner: string }
  // keys and their origins
  'no-origin': Nothing
  'not-origin': { given: string }
  'origins-need-capture': Nothing
  'key-shared': { id: string }
  'key-outlasts': { id: string; end: string }
  'capture-changed': Nothing
  'proof-needs-tls': Nothing
  'settings-changed': Nothing
  // receipts
  'receipt-pruned': { id: string }
  'receipts-unclear': Nothing
  'receipts-hidden': Nothing
  'sent-too-often': { seconds: number }
  // forms
  'no-such-form': { id: string }
  'form-changed': { id: string }
  'too-many-forms': { limit: number }
  'name-taken': { given: string }
  // mappings
  'not-path': { given: string }
  'no-such-mapping': { name: string }
  'mapping-changed': { name: string }
  'too-many-mappings': { limit: number }
  'no-such-file': { number: string }
  // members
  'signed-out': Nothing
  'sign-in-failed': Nothing
  'sign-in-refused': { reason: string }
  'wrong-code': Nothing
  'code-used': Nothing
  'wrong-password': Nothing
  'foreign-page': Nothing
  'needs-member': Nothing
  'wrong-role': { held: string; known: readonly string[] }
  'wrong-mail': { given: string }
  'mail-unusable': { email: string }
  'password-length': { min: number; max: number }
  'weak-password': Nothing
  'sign-in-first': Nothing
  'member-exists': { email: string }
  'member-already': { id: string }
  'no-such-member': { id: string }
  'last-owner': Nothing
  'needs-sources': Nothing
  'no-such-invitation': { id?: string }
  'invited-another': Nothing
  'no-such-session': { id: string }
  'no-first-run': Nothing
  'no-mail-server': Nothing
  'unknown-assignee': { given: string }
  // destinations
  'wrong-url': { given: string }
  'url-with-password': Nothing
  'url-unencrypted': { host: string }
  'closed-port': { port: string }
  'unknown-host': { host: string }
  'private-address': { host: string; address: string }
  'wrong-secret': { min: number; max: number }
  'wrong-counter': Nothing
  'wrong-token': Nothing
  'secret-unreadable': { id: string }
  'no-such-destination': { id: string }
  'no-such-delivery': { event: string }
  'destination-changed': { id: string }
  'too-many-destinations': { limit: number }
  'wrong-bot-token': { way: string }
  'messenger-unreachable': { way: string; reason: string }
  'no-bot': { way: string }
  'bot-taken': { name: string }
  'too-many-links': { limit: number }
  // mailboxes
  'no-such-mailbox': { id: string }
  'too-many-mailboxes': { limit: number }
  'wrong-sender-rule': { given: string }
  'mail-unencrypted': { host: string }
  // pulls
  'no-such-pull': { id: string }
  'pull-running': { id: string }
  'pull-other-project': { outside: string }
  'pull-denied': { said: string }
  'pull-refused': { said: string }
  'pull-away': { reason: string }
  'pull-limited': { seconds: number }
  'pull-not-api': Nothing
  'pull-too-large': Nothing
  'pull-url-with-password': Nothing
  'pull-key-unreadable': Nothing
  'lead-id-taken': { id: string }
  'pulled-no-lead': { id: string }
  // notices
  'no-such-notice-chat': { id: string }
  'no-such-notice-link': { id: string }
}

type Nothing = Record<never, never>
