import type { Refusal } from '../domain/refusal.ts'
import { english as backupSentences } from './backups.ts'
import { english as botSentences } from './bots.ts'
import { english as costSentences } from './costs.ts'
import { english as destinationSentences } from './destinations.ts'
import { english as importSentences } from './imports.ts'
import { english as limitSentences } from './limits.ts'
import { english as mailboxSentences } from './mailboxes.ts'
import { english as noticeSentences } from './notice-refusals.ts'
import { english as pullSentences } from './pulls.ts'
import { type Sentences, say } from './sentences.ts'
import { english as storeSentences } from './stores.ts'

/** The English sentence of a refusal. It names the argument and what would be valid. */
export function sentence(refusal: Refusal): string {
  return say(sentences, refusal)
}

const list = (known: readonly string[]) => known.join(' ')

const sentences: Sentences = {
  'no-key': () => 'A key is needed, in the header Api-key or in the query as key',
  'unknown-key': () => 'The key is unknown or revoked',
  'key-expired': ({ end }) => `The key expired at ${end}`,
  'no-access': ({ project }) => `You have no access to project ${project}`,
  'out-of-scope': ({ held, needed }) => `The key has scope ${held}, this method needs ${needed}`,
  'rate-limited': ({ seconds }) => `Too many requests. Try again in ${seconds} s`,
  'event-ahead': ({ given, last }, argument) =>
    `Argument ${argument} is after the last event: ${given}. The last event is ${last}`,

  'body-too-large': ({ limit }) => `The body is over ${limit} bytes`,
  'not-json': ({ reason }, argument) => `${argument ? `Argument ${argument}` : 'The body'} is not JSON: ${reason}`,
  'not-object': ({ given }) => `The body must be a JSON object, it is ${given}`,
  'unsafe-key': (_, argument) => `Argument ${argument} has a name that is not allowed`,
  'has-nul': (_, argument) => `Argument ${argument} contains a NUL character`,

  required: (_, argument) => `Required argument ${argument} is missing`,
  'not-digits': ({ given }, argument) =>
    `Argument ${argument} must be a whole number, as a number or a string of digits: "${given}"`,
  'out-of-range': ({ given, min, max }, argument) => `Argument ${argument} must be from ${min} to ${max}: "${given}"`,
  'not-text': ({ given }, argument) => `Argument ${argument} must be a string: ${given}`,
  'too-long': ({ length, limit }, argument) =>
    `Argument ${argument} is too long: ${length} characters, at most ${limit} are allowed`,
  'not-date': ({ given }, argument) =>
    `Argument ${argument} is not a date: "${given}". Expected 2023-02-22T08:05:35+0000 or 2023-02-22`,
  'not-price': ({ given }, argument) =>
    `Argument ${argument} is not a price: "${given}". Expected 12500 or 12500.50, 0 or more, below 1000000000000`,
  'not-decimal': ({ given }, argument) => `Argument ${argument} is not a decimal number: "${given}"`,
  'not-flag': ({ given }, argument) => `Argument ${argument} must be 1 (unset) or 0 (set): "${given}"`,
  'not-days': ({ given }, argument) =>
    `Argument ${argument} must be days such as 2021-07-07-2021-09-24, not "${given}"`,
  'not-interval': (_, argument) => `Argument ${argument} is not a valid date interval`,
  'unknown-choice': ({ given, known }, argument) =>
    `Argument ${argument} is unknown: "${given}". Known: ${list(known)}`,
  'unknown-status': ({ given, known }, argument) =>
    `Argument ${argument} is not a status of this project: "${given}". Known: ${list(known)}`,
  'bad-idempotency-key': (_, argument) => `Header ${argument} must be 1 to 255 visible ASCII characters`,

  'not-filters': (_, argument) =>
    `Argument ${argument} must be a list of conditions, or one {"and": […]} or {"or": […]}`,
  'not-condition': (_, argument) =>
    `Argument ${argument} must be a condition, {"field", "operator", "value"} or ["field", "operator", "value"], or a group`,
  'not-group': (_, argument) =>
    `Argument ${argument} must be a group with one key, "and" or "or", and a list as its value`,
  'unknown-field': ({ given, known }, argument) =>
    `Argument ${argument} is unknown: "${given}". ${known.length > 0 ? `Known: ${list(known)}` : 'None is known here'}`,
  'unknown-operator': ({ given, known }, argument) =>
    `Argument ${argument} is unknown: "${given}". Known: ${list(known)}`,
  'operator-misfit': ({ given, field, known }, argument) =>
    `Argument ${argument} does not fit field ${field}: "${given}". Allowed: ${list(known)}`,
  'not-one-value': ({ given }, argument) => `Argument ${argument} must be one value: ${given}`,
  'too-many-values': ({ limit }, argument) => `Argument ${argument} has more than ${limit} values`,
  'too-many-buckets': ({ limit }, argument) =>
    `Argument ${argument} divides the period into more than ${limit} buckets: choose a longer unit or a shorter period`,

  'page-too-long': ({ limit, fits }, argument) =>
    `Argument ${argument} is too large: the texts of these leads are over ${limit} bytes together. Expected ${fits} or less, which always fits`,

  'no-such-path': () => 'There is no such method',
  'no-such-lead': ({ id }) => `There is no lead ${id} in this project`,
  'other-body': (_, argument) => `Header ${argument} was used before with another body`,
  unavailable: ({ seconds }) => `The server cannot process this now, and kept nothing. Try again in ${seconds} s`,

  'no-such-project': ({ id }) => `There is no project ${id}`,
  'project-exists': ({ id }) => `Project ${id} exists already`,
  'demo-exists': ({ id }) => `Project ${id} has demo data already. Remove it with --remove first`,
  'unknown-time-zone': ({ given }, argument) =>
    `Argument ${argument} is not a time zone: "${given}". Expected a name such as Europe/Moscow`,
  'unknown-country': ({ given }, argument) =>
    `Argument ${argument} is not a country: "${given}". Expected a code such as RU`,
  'unknown-currency': ({ given }, argument) =>
    `Argument ${argument} is not a currency: "${given}". Expected a code such as RUB`,
  'no-such-key': ({ id }) => `There is no key ${id}`,
  'key-too-short': ({ limit }, argument) => `Argument ${argument} is too short for a key: at least ${limit} characters`,
  'key-unprintable': (_, argument) =>
    `Argument ${argument} must consist of visible ASCII characters, because it is sent in a header`,
  'key-ended': (_, argument) => `Argument ${argument} is a revoked or expired key; create another one`,
  'key-differs': ({ what }, argument) => `Argument ${argument} is an existing key with another ${what}`,
  'capture-one-project': () => 'A key of scope capture belongs to exactly one project',
  'no-such-status': ({ id }, argument) => `Argument ${argument}: there is no status ${id} in this project`,
  'status-exists': ({ id }) => `Status ${id} exists in this project already`,
  'status-id-used': ({ id }) =>
    `Id ${id} belonged to a removed status, to which events still refer. Choose another id, or omit it`,
  'needs-replacement': ({ id, leads }) =>
    `Status ${id} has ${leads} ${leads === 1 ? 'lead' : 'leads'}: name the status for them in replacement`,
  'same-replacement': ({ id }) => `Status ${id} cannot replace itself`,
  'last-status': () => 'A project needs at least one status',

  'port-unusable': ({ address, reason }) =>
    `The desk cannot listen on ${address}: ${reason === 'EADDRINUSE' ? 'another program uses it' : reason}`,

  'lead-changed': ({ id }) => `Lead ${id} was changed in the meantime. Read it again, then repeat your change`,
  'lead-in-bin': ({ id }) => `Lead ${id} is in the bin. Restore it first`,
  'lead-not-in-bin': ({ id }) => `Lead ${id} is not in the bin. Only leads in the bin can be purged`,
  'too-many-fields': ({ limit }, argument) => `Argument ${argument}: a lead has at most ${limit} own fields`,
  'merges-itself': ({ id }) => `Lead ${id} is named twice. Name each lead once, and not the lead that stays`,
  'no-such-event': ({ number }) => `There is no event ${number} in this project`,
  'no-such-job': ({ id }) => `There is no job ${id}`,
  'no-such-receipt': ({ id }) => `There is no receipt ${id}`,
  'no-capture-key': () => 'A key of scope capture must be given: key=KEY, or the header Api-key',
  'foreign-origin': ({ origin }) => `Pages of ${origin} may not send here`,
  'bulk-unclear': () => 'Select the leads by ids, or by period, filter and q, and give one of set, remove and restore',
  'no-such-undo': () => 'There is nothing to undo for this token. Changes can be undone for 30 days',
  'not-undoable': () => 'This event cannot be undone: it changed nothing, or it is over 30 days old',
  'unknown-period': ({ given, known }, argument) =>
    `Argument ${argument} is not a period: "${given}". Known: ${list(known)}, or days such as 2024-01-01..2024-01-31`,
  'not-filter': (_, argument) =>
    `Argument ${argument} must be a condition, {"field", "operator", "value"}, or a group, {"and": […]} or {"or": […]}`,
  'unknown-name': ({ given, known }, argument) =>
    `Argument ${argument} has an unknown name: "${given}". Known: ${list(known)}`,
  'not-list': ({ given }, argument) => `Argument ${argument} must be a list: ${given}`,
  'not-id': ({ given }, argument) => `Argument ${argument} must be a string of digits, such as "12": ${given}`,
  'not-time': ({ given }, argument) =>
    `Argument ${argument} is not a time with a zone: "${given}". Expected 2023-11-08T13:03:21Z`,
  'not-boolean': ({ given }, argument) => `Argument ${argument} must be true or false: ${given}`,
  'not-number': ({ given }, argument) => `Argument ${argument} is not a number: ${given}`,
  'not-day': ({ given }, argument) =>
    `Argument ${argument} is not a day: "${given}". Expected 2024-03-05, or -P3D for three days ago`,
  'not-relative': ({ given }, argument) =>
    `Argument ${argument} is not a relative time: "${given}". Expected -P3D or PT2H`,
  'no-bearer': () => 'A key is needed, in the header Authorization: Bearer KEY',
  'no-such-verb': ({ given, known }) => `This path does not allow ${given}. Allowed: ${list(known)}`,
  'unsupported-type': ({ given }) => `Content type ${given} is not supported. Expected application/json`,
  'unsupported-if-match': () => 'This request does not compare versions. Send it without If-Match',
  'given-twice': (_, argument) => `Argument ${argument} is given twice`,
  'wrong-type': ({ given, needed }, argument) => `Argument ${argument} must be of type ${needed}: ${given}`,
  'wrong-form': ({ given, right }, argument) =>
    `Argument ${argument} does not have the expected form: "${given}". Expected ${right}`,
  'too-few-values': ({ limit }, argument) => `Argument ${argument} must have at least ${limit}`,
  'foreign-cursor': (_, argument) =>
    `Argument ${argument} is not a cursor of this list. Use next of its previous answer, with the same other arguments`,
  'not-whole-order': ({ known }, argument) =>
    `Argument ${argument} must name each status once. The statuses are ${list(known)}`,
  'status-in-use': ({ id }, argument) =>
    `Argument ${argument}: status ${id} has leads, and their paid dates would become wrong. Move them first`,
  'status-has-reasons': ({ id, count }, argument) =>
    `Argument ${argument}: ${count} leads in status ${id}, including the bin, have a lost reason, which needs a canceled status. Clear the reason first, or move the leads`,
  'country-in-use': ({ country }, argument) =>
    `Argument ${argument} must stay ${country}: the phones of leads are stored as numbers of that country`,
  'key-outlives': ({ end }, argument) =>
    `Argument ${argument} must not be later than the end of the key that you use, ${end}`,
  'request-in-progress': ({ seconds }, argument) =>
    `Header ${argument} belongs to a request that still runs or was cut off. Try again in ${seconds} s, or check its result`,
  'rights-changed': () => 'Your rights changed while the request ran. It may have been done; check the result',
  'hidden-field': ({ field }, argument) =>
    `Argument ${argument} asks for ${field}, but phones and e-mails are hidden from you`,
  'no-such-channel': ({ id }, argument) =>
    `${argument ? `Argument ${argument}: there` : 'There'} is no channel ${id} in this project`,
  'channel-exists': ({ name }) => `Channel "${name}" exists in this project already`,
  'too-many-channels': ({ limit }) => `A project may have at most ${limit} channels`,
  'no-such-field': ({ id }) => `There is no own field ${id} in this project`,
  'field-exists': ({ name }) => `"${name}" is in the list already`,
  'too-many-own-fields': ({ limit }) => `A project may have at most ${limit} own fields`,
  'no-such-lost-reason': ({ id }) => `There is no lost reason ${id} in this project`,
  'unknown-lost-reason': ({ given, known }, argument) =>
    `Argument ${argument} is not a lost reason of this project: "${given}". Known: ${list(known)}`,
  'too-many-lost-reasons': ({ limit }) => `A project may have at most ${limit} lost reasons`,
  'not-lost': (_, argument) => `Argument ${argument} needs a lead in a canceled status`,
  'options-unclear': () => 'A choice needs at least one option; other types have no options',
  'too-many-rules': ({ limit }, argument) => `Argument ${argument} has more than ${limit} rules`,
  'too-many-rule-texts': ({ limit }, argument) =>
    `Argument ${argument} has more than ${limit} texts in all rules together`,
  'empty-match': (_, argument) =>
    `Argument ${argument} must test something: source, utm_source, utm_medium, referrer_host or click_id`,
  ...limitSentences,
  'rules-changed': () => 'The rules were changed in the meantime. Read them again, and apply your change to them',
  ...backupSentences,
  ...costSentences,
  'no-such-comment': ({ number }) => `This lead has no comment ${number}`,
  'not-your-comment': () => 'Only the author may change this comment; owners and managers may delete it',
  'no-such-view': ({ id }) => `There is no view ${id} that you can see in this project`,
  'view-changed': ({ id }) => `View ${id} was changed in the meantime. Read it again`,
  'too-many-views': ({ limit }) => `A project may have at most ${limit} views`,
  'too-many-own-views': ({ limit }) => `You may have at most ${limit} views in a project`,
  'not-your-view': ({ owner }) => `Only ${owner}, its owner, may change the view; an admin key may remove it`,
  'no-origin': () => 'This key works only for pages of sites, but the request has no Origin',
  'not-origin': ({ given }, argument) =>
    `Argument ${argument} is not the origin of a site: "${given}". Expected https://shop.example, or https://*.shop.example for all subdomains`,
  'origins-need-capture': (_, argument) => `Argument ${argument} is only for keys of scope capture`,
  'key-shared': ({ id }) => `Key ${id} covers other projects too, so only the command key rotate can rotate it`,
  'key-outlasts': ({ id, end }) => `Key ${id} is valid longer than the key that you use, which ends ${end}`,
  'too-many-open': ({ limit }) =>
    `You have ${limit} of these requests open. Close one or read it to its end, then try again`,
  'sent-too-often': ({ seconds }) => `You sent too much. Try again in ${seconds} s`,
  'settings-changed': () => 'These settings were changed in the meantime. Read them again',
  'capture-changed': () => 'The capture settings were changed in the meantime. Read them again',
  'proof-needs-tls': () =>
    'Browsers compute a proof of work only on pages with TLS. PUBLIC_URL has no TLS, so all submissions of forms would become spam',
  'receipt-pruned': ({ id }) => `The raw data of receipt ${id} was deleted at the end of its retention`,
  'receipts-unclear': () => 'Select the receipts by ids, or by end, way, form, mapping, lead and period',
  'receipts-hidden': () => 'Only members who may see phones and e-mails can read what sites sent',
  'no-such-form': ({ id }) => `There is no form ${id}`,
  'form-changed': ({ id }) => `Form ${id} was changed in the meantime. Read it again`,
  'too-many-forms': ({ limit }) => `A project may have at most ${limit} forms`,
  'name-taken': ({ given }, argument) =>
    `Argument ${argument} must be a name that is not used in the form yet: ${given}`,
  'not-path': ({ given }, argument) =>
    `Argument ${argument} is not a path: "${given}". Expected contact.phones[0] or answers[key=email].answer`,
  'no-such-mapping': ({ name }) => `There is no mapping ${name} in this project`,
  'mapping-changed': ({ name }) => `Mapping ${name} was changed in the meantime. Read it again`,
  'too-many-mappings': ({ limit }) => `A project may have at most ${limit} mappings`,
  'no-such-file': ({ number }) => `This receipt has no file ${number}`,
  'signed-out': () => 'You are not signed in, or your session ended',
  'sign-in-failed': () => 'The e-mail or the password is wrong',
  'sign-in-refused': ({ reason }) => `The sign-in was refused: ${reason}`,
  'wrong-code': () => 'The code is wrong or too old',
  'code-used': () => 'The code was used already. Sign in again with the next code of the app',
  'wrong-password': () => 'The password is wrong',
  'foreign-page': () => 'The request was sent by a page of another site',
  'needs-member': () => 'Only a signed-in member may do this, not a key',
  'wrong-role': ({ held, known }) => `Your role here is ${held}. Allowed roles: ${list(known)}`,
  'wrong-mail': ({ given }, argument) => `Argument ${argument} must be an e-mail address, not ${given}`,
  'mail-unusable': ({ email }, argument) =>
    `Argument ${argument}: nobody can sign in with ${email}. Give the member another address too: --new-email`,
  'password-length': ({ min, max }, argument) => `Argument ${argument} must have ${min} to ${max} characters`,
  'weak-password': (_, argument) =>
    `Argument ${argument} is easy to guess. Use several unrelated words, or a password from a password manager`,
  'sign-in-first': (_, argument) =>
    `Argument ${argument} cannot become a new member by this invitation. If you have an account, sign in first, then open the link again`,
  'member-exists': ({ email }, argument) => `Argument ${argument}: member ${email} exists already`,
  'member-already': ({ id }) => `Member ${id} is in this project already`,
  'no-such-member': ({ id }, argument) => `${argument ? `Argument ${argument}: there` : 'There'} is no member ${id}`,
  'last-owner': () => 'The last owner of a project cannot leave it or get another role',
  'needs-sources': (_, argument) => `Argument ${argument} must name the sources whose leads the contractor may see`,
  'no-such-invitation': () => 'There is no such invitation, or it was used, revoked, or has expired',
  'invited-another': () => 'The invitation is for another address',
  'no-such-session': ({ id }) => `You have no session ${id}`,
  'no-first-run': () =>
    'The first run is not possible: the address is not the one from the last start, or was used already',
  'no-mail-server': () => 'The desk has no mail server',
  'unknown-assignee': ({ given }, argument) => `Argument ${argument}: there is no member ${given} in this project`,
  ...destinationSentences,
  ...botSentences,
  ...importSentences,
  ...mailboxSentences,
  ...pullSentences,
  ...noticeSentences,
  ...storeSentences,
}
