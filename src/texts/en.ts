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
  'no-access': ({ project }) => `Project ${project} is not open to you`,
  'out-of-scope': ({ held, needed }) => `The key has scope ${held}, this method needs ${needed}`,
  'rate-limited': ({ seconds }) => `There were too many requests. Try again in ${seconds} s`,
  'event-ahead': ({ given, last }, argument) =>
    `Argument ${argument} is after the last event: ${given}. The last one is ${last}`,

  'body-too-large': ({ limit }) => `The body is over ${limit} bytes`,
  'not-json': ({ reason }, argument) => `${argument ? `Argument ${argument}` : 'The body'} is not JSON: ${reason}`,
  'not-object': ({ given }) => `The body must be a JSON object, it is ${given}`,
  'unsafe-key': (_, argument) => `Argument ${argument} has a name that is not allowed`,
  'has-nul': (_, argument) => `Argument ${argument} holds a NUL character`,

  required: (_, argument) => `Required argument ${argument} is missing`,
  'not-digits': ({ given }, argument) =>
    `Argument ${argument} must be a whole number, as a number or a string of digits: "${given}"`,
  'out-of-range': ({ given, min, max }, argument) => `Argument ${argument} must be from ${min} to ${max}: "${given}"`,
  'not-text': ({ given }, argument) => `Argument ${argument} must be a string: ${given}`,
  'too-long': ({ length, limit }, argument) =>
    `Argument ${argument} is too long: ${length} characters, at most ${limit} are kept`,
  'not-date': ({ given }, argument) =>
    `Argument ${argument} is not a date: "${given}". Right would be 2023-02-22T08:05:35+0000 or 2023-02-22`,
  'not-price': ({ given }, argument) =>
    `Argument ${argument} is not a price: "${given}". Right would be 12500 or 12500.50, 0 or more, below 1000000000000`,
  'not-decimal': ({ given }, argument) => `Argument ${argument} is not a decimal number: "${given}"`,
  'not-flag': ({ given }, argument) => `Argument ${argument} must be 1 (unset) or 0 (set): "${given}"`,
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
  'not-group': (_, argument) => `Argument ${argument} must be a group with one key, "and" or "or", that holds a list`,
  'unknown-field': ({ given, known }, argument) =>
    `Argument ${argument} is unknown: "${given}". ${known.length > 0 ? `Known: ${list(known)}` : 'None is known here'}`,
  'unknown-operator': ({ given, known }, argument) =>
    `Argument ${argument} is unknown: "${given}". Known: ${list(known)}`,
  'operator-misfit': ({ given, field, known }, argument) =>
    `Argument ${argument} does not fit field ${field}: "${given}". Fitting: ${list(known)}`,
  'not-one-value': ({ given }, argument) => `Argument ${argument} must be one value: ${given}`,
  'too-many-values': ({ limit }, argument) => `Argument ${argument} holds over ${limit} values`,
  'too-many-buckets': ({ limit }, argument) =>
    `Argument ${argument} parts the period into over ${limit} pieces: choose a longer unit or a shorter period`,

  'page-too-long': ({ limit, fits }, argument) =>
    `Argument ${argument} is too large for leads as long as these: together their texts are over ${limit} bytes. Right would be ${fits} or less, which always fits`,

  'no-such-path': () => 'There is no such method',
  'no-such-lead': ({ id }) => `There is no lead ${id} in this project`,
  'other-body': (_, argument) => `Header ${argument} was used before with another body`,
  unavailable: ({ seconds }) => `The desk cannot take this now and kept nothing of it. Try again in ${seconds} s`,

  'no-such-project': ({ id }) => `There is no project ${id}`,
  'project-exists': ({ id }) => `There is a project ${id} already`,
  'demo-exists': ({ id }) => `Project ${id} has its demo data already: --remove takes it away`,
  'unknown-time-zone': ({ given }, argument) =>
    `Argument ${argument} is no time zone: "${given}". Right would be Europe/Moscow`,
  'unknown-country': ({ given }, argument) => `Argument ${argument} is no country: "${given}". Right would be RU`,
  'unknown-currency': ({ given }, argument) => `Argument ${argument} is no currency: "${given}". Right would be RUB`,
  'no-such-key': ({ id }) => `There is no key ${id}`,
  'key-too-short': ({ limit }, argument) => `Argument ${argument} is too short for a key: at least ${limit} characters`,
  'key-unprintable': (_, argument) =>
    `Argument ${argument} must be visible ASCII characters, so that a header can carry it`,
  'key-ended': (_, argument) => `Argument ${argument} is a key that was revoked or is expired; make another`,
  'key-differs': ({ what }, argument) => `Argument ${argument} is a key that was made with another ${what}`,
  'capture-one-project': () => 'A key of scope capture belongs to exactly one project',
  'no-such-status': ({ id }, argument) => `Argument ${argument}: there is no status ${id} in this project`,
  'status-exists': ({ id }) => `There is a status ${id} in this project already`,
  'status-id-used': ({ id }) =>
    `Id ${id} was that of a status that is removed, and events still mean that one. Choose another, or leave it out`,
  'needs-replacement': ({ id, leads }) =>
    `Status ${id} has ${leads} ${leads === 1 ? 'lead' : 'leads'}: name as replacement the status they go to`,
  'same-replacement': ({ id }) => `Status ${id} cannot replace itself`,
  'last-status': () => 'A project keeps at least one status',

  'port-unusable': ({ address, reason }) =>
    `The desk cannot listen on ${address}: ${reason === 'EADDRINUSE' ? 'another program does' : reason}`,

  'lead-changed': ({ id }) => `Lead ${id} was changed meanwhile. Look at it as it is now, and change it again`,
  'lead-in-bin': ({ id }) => `Lead ${id} is in the bin. Restore it first`,
  'lead-not-in-bin': ({ id }) => `Lead ${id} is not in the bin. Only what lies there is removed for good`,
  'too-many-fields': ({ limit }, argument) => `Argument ${argument}: a lead has at most ${limit} fields of its own`,
  'merges-itself': ({ id }) => `Lead ${id} is named twice: a lead is merged into another, and each once`,
  'no-such-event': ({ number }) => `There is no event ${number} in this project`,
  'no-such-job': ({ id }) => `There is no job ${id}`,
  'no-such-receipt': ({ id }) => `There is no receipt ${id}`,
  'no-capture-key': () => 'A key of scope capture must be given: key=KEY, or the header Api-key',
  'foreign-origin': ({ origin }) => `Sites at ${origin} may not send here`,
  'bulk-unclear': () =>
    'Say which leads: ids, or any of period, filter and q; and what to do: one of set, remove, restore',
  'no-such-undo': () => 'There is nothing to undo under this token. Changes can be undone for 30 days',
  'not-undoable': () => 'This event cannot be undone: nothing was changed by it, or it is over 30 days old',
  'unknown-period': ({ given, known }, argument) =>
    `Argument ${argument} is not a period: "${given}". Known: ${list(known)}, or days such as 2024-01-01..2024-01-31`,
  'not-filter': (_, argument) =>
    `Argument ${argument} must be a condition, {"field", "operator", "value"}, or a group, {"and": […]} or {"or": […]}`,
  'unknown-name': ({ given, known }, argument) =>
    `Argument ${argument} has a name that is unknown: "${given}". Known: ${list(known)}`,
  'not-list': ({ given }, argument) => `Argument ${argument} must be a list: ${given}`,
  'not-id': ({ given }, argument) => `Argument ${argument} must be a string of digits, such as "12": ${given}`,
  'not-time': ({ given }, argument) =>
    `Argument ${argument} is not a time with a zone: "${given}". Right would be 2023-11-08T13:03:21Z`,
  'not-boolean': ({ given }, argument) => `Argument ${argument} must be true or false: ${given}`,
  'not-number': ({ given }, argument) => `Argument ${argument} is not a number: ${given}`,
  'not-day': ({ given }, argument) =>
    `Argument ${argument} is not a day: "${given}". Right would be 2024-03-05, or -P3D for three days ago`,
  'not-relative': ({ given }, argument) =>
    `Argument ${argument} is not a time from now: "${given}". Right would be -P3D, or PT2H`,
  'no-bearer': () => 'A key is needed, in the header Authorization: Bearer KEY',
  'no-such-verb': ({ given, known }) => `This path does not take ${given}. It takes ${list(known)}`,
  'unsupported-type': ({ given }) => `A body of type ${given} is not read here. Right would be application/json`,
  'given-twice': (_, argument) => `Argument ${argument} is given twice`,
  'wrong-type': ({ given, needed }, argument) => `Argument ${argument} must be of type ${needed}: ${given}`,
  'wrong-form': ({ given, right }, argument) =>
    `Argument ${argument} has not the right form: "${given}". Right would be ${right}`,
  'too-few-values': ({ limit }, argument) => `Argument ${argument} must hold at least ${limit}`,
  'foreign-cursor': (_, argument) =>
    `Argument ${argument} is not a cursor of this list. Take next of its last answer, with the same other arguments`,
  'not-whole-order': ({ known }, argument) =>
    `Argument ${argument} must name each status once. There are ${list(known)}`,
  'status-in-use': ({ id }, argument) =>
    `Argument ${argument}: leads are in status ${id}, and their paid dates would be untrue. Move them first`,
  'status-has-reasons': ({ id, count }, argument) =>
    `Argument ${argument}: ${count} leads in status ${id}, those in the bin too, have a reason why they are lost, which only canceled ones have. Take it away first, or move them`,
  'country-in-use': ({ country }, argument) =>
    `Argument ${argument} stays ${country}: the phones of the project's leads are kept as numbers of that country`,
  'key-outlives': ({ end }, argument) =>
    `Argument ${argument} must not be later than the end of the key that makes it, ${end}`,
  'once-running': ({ seconds }, argument) =>
    `Header ${argument} is of a request that goes on or was cut off. Try again in ${seconds} s, or look what became of it`,
  'rights-changed': () =>
    'What you may do here changed while this was under way. What you sent may be done; ask again to see it',
  'hidden-field': ({ field }, argument) =>
    `Argument ${argument} asks for ${field}, and phones and e-mails are hidden from you`,
  'no-such-channel': ({ id }, argument) =>
    `${argument ? `Argument ${argument}: there` : 'There'} is no channel ${id} in this project`,
  'channel-exists': ({ name }) => `There is a channel "${name}" in this project already`,
  'too-many-channels': ({ limit }) => `A project may have at most ${limit} channels`,
  'no-such-field': ({ id }) => `There is no own field ${id} in this project`,
  'field-exists': ({ name }) => `There is "${name}" in the list already`,
  'too-many-own-fields': ({ limit }) => `A project may have at most ${limit} own fields`,
  'no-such-lost-reason': ({ id }) => `There is no reason ${id} in this project`,
  'unknown-lost-reason': ({ given, known }, argument) =>
    `Argument ${argument} is not a reason of this project: "${given}". Known: ${list(known)}`,
  'too-many-lost-reasons': ({ limit }) => `A project may have at most ${limit} reasons`,
  'not-lost': (_, argument) => `Argument ${argument} needs a lead in a canceled status: only such a lead was lost`,
  'options-unclear': () => 'A choice needs at least one option; a field of another type takes none',
  'too-many-rules': ({ limit }, argument) => `Argument ${argument} holds over ${limit} rules`,
  'too-many-rule-texts': ({ limit }, argument) =>
    `Argument ${argument} holds over ${limit} texts in all rules together`,
  'empty-match': (_, argument) =>
    `Argument ${argument} must test something: source, utm_source, utm_medium, referrer_host or click_id`,
  ...limitSentences,
  'rules-changed': () => 'The rules were changed meanwhile. Read them again, and put yours into what they are now',
  ...backupSentences,
  ...costSentences,
  'no-such-comment': ({ number }) => `There is no comment ${number} of this lead`,
  'not-your-comment': () =>
    'The comment is somebody else’s: only they may change it; owners and managers may delete it',
  'no-such-view': ({ id }) => `There is no view ${id} that you can see in this project`,
  'view-changed': ({ id }) => `View ${id} was changed meanwhile. Read it again`,
  'too-many-views': ({ limit }) => `A project may have at most ${limit} views`,
  'not-your-view': ({ owner }) => `The view belongs to ${owner}, who alone may change it; an admin key may remove it`,
  'no-origin': () => 'This key sends from pages of sites alone: the request names no Origin',
  'not-origin': ({ given }, argument) =>
    `Argument ${argument} is not the origin of a site: "${given}". Right would be https://shop.example, or https://*.shop.example for all below it`,
  'origins-need-capture': (_, argument) => `Argument ${argument} is for keys of scope capture alone`,
  'key-shared': ({ id }) => `Key ${id} opens other projects too, so it is rotated by the command key rotate alone`,
  'key-outlasts': ({ id, end }) => `Key ${id} opens longer than the key that asks, which ends ${end}`,
  'too-many-open': ({ limit }) => `You have ${limit} of these open. Close one, or take it to its end, then ask again`,
  'sent-too-often': ({ seconds }) => `Too much was sent from here. Try again in ${seconds} s`,
  'settings-changed': () => 'These settings were changed meanwhile. Read them again',
  'capture-changed': () => 'The settings of capture were changed meanwhile. Read them again',
  'proof-needs-tls': () =>
    'Browsers make a proof of work on pages with TLS alone: at PUBLIC_URL, all that comes to forms would be spam',
  'receipt-pruned': ({ id }) => `There is nothing left to read of receipt ${id}: what came is past its time`,
  'receipts-unclear': () => 'Say which receipts: ids, or any of end, way, form, mapping, lead and period',
  'receipts-hidden': () => 'What sites sent is shown to those who see phones and e-mails',
  'no-such-form': ({ id }) => `There is no form ${id}`,
  'form-changed': ({ id }) => `Form ${id} was changed meanwhile. Read it again`,
  'too-many-forms': ({ limit }) => `A project may have at most ${limit} forms`,
  'name-taken': ({ given }, argument) =>
    `Argument ${argument} must be a name that nothing else of the form has: ${given}`,
  'not-path': ({ given }, argument) =>
    `Argument ${argument} is not a path: "${given}". Right would be contact.phones[0] or answers[key=email].answer`,
  'no-such-mapping': ({ name }) => `There is no mapping ${name} in this project`,
  'mapping-changed': ({ name }) => `Mapping ${name} was changed meanwhile. Read it again`,
  'too-many-mappings': ({ limit }) => `A project may have at most ${limit} mappings`,
  'no-such-file': ({ number }) => `There is no file ${number} with this receipt`,
  'signed-out': () => 'Nobody is signed in here, or not any more',
  'sign-in-failed': () => 'The e-mail or the password is wrong',
  'sign-in-refused': ({ reason }) => `The sign-in says no: ${reason}`,
  'wrong-code': () => 'The code is wrong or too old',
  'code-used': () => 'The code was used already. Sign in again with the next one that the app shows',
  'wrong-password': () => 'The password is wrong',
  'foreign-page': () => 'The request was sent by a page of another site',
  'needs-member': () => 'Only a member who is signed in may do this, not a key',
  'wrong-role': ({ held, known }) => `Your role here is ${held}, and this is for: ${list(known)}`,
  'wrong-mail': ({ given }, argument) => `Argument ${argument} must be an e-mail, not ${given}`,
  'mail-unusable': ({ email }, argument) =>
    `Argument ${argument}: nobody can sign in with ${email}. Give the member another address too: --new-email`,
  'password-length': ({ min, max }, argument) => `Argument ${argument} must have ${min} to ${max} characters`,
  'weak-password': (_, argument) =>
    `Argument ${argument} is easy to guess. Several words that have nothing to do with each other are better, or what a password manager makes`,
  'sign-in-first': (_, argument) =>
    `Argument ${argument} cannot become a new member by this invitation. Who has an account signs in first, and opens the link again`,
  'member-exists': ({ email }, argument) => `Argument ${argument}: there is a member ${email} already`,
  'member-already': ({ id }) => `Member ${id} is in this project already`,
  'no-such-member': ({ id }, argument) => `${argument ? `Argument ${argument}: there` : 'There'} is no member ${id}`,
  'last-owner': () => 'The last owner of a project cannot leave it, nor become something else',
  'needs-sources': (_, argument) => `Argument ${argument} must name the sources whose leads the contractor works`,
  'no-such-invitation': () => 'There is no such invitation, or it was used, taken back or is too old',
  'invited-another': () => 'The invitation is for another address',
  'no-such-session': ({ id }) => `There is no session ${id} of yours`,
  'no-first-run': () =>
    'The desk cannot be claimed: the address is not the one that its last start printed, or was used',
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
