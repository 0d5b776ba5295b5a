#!/usr/bin/env node
import { existsSync } from 'node:fs'
import * as modules from 'node:module'
import { Command, Option } from 'commander'
import { defaultGraceHours } from './actions/key-changes.ts'
import { check } from './commands/check.ts'
import type { Answer } from './commands/command.ts'
import { keyCreate, keyList, keyRevoke, keyRotate } from './commands/key.ts'
import { projectCreate, projectList } from './commands/project.ts'
import { statusAdd, statusList, statusRemove, statusRename } from './commands/status.ts'
import { readConfig, spoolOf } from './config.ts'
import { scopes } from './domain/access.ts'
import { quietDoors } from './domain/destination.ts'
import { destinationKinds } from './domain/destination-kind.ts'
import { topics } from './domain/event.ts'
import { matchKinds, updateKinds } from './domain/import.ts'
import { mailSecurities } from './domain/mailbox.ts'
import { roles } from './domain/member.ts'
import { languages } from './domain/project.ts'
import { captureWays, receiptEnds } from './domain/receipt.ts'
import { statusTypes } from './domain/status.ts'
import { databaseUrl, hours, keepRule, list, newFile, several, severalTexts, whole } from './main/arguments.ts'
import { backupOf, type RestoreOptions, restoreOf } from './main/backups.ts'
import { deliveryOf } from './main/delivery.ts'
import { helpCommand } from './main/help.ts'
import { importOf } from './main/imports.ts'
import { type AnyDesk, lazy } from './main/lazy.ts'
import { lettersOf } from './main/letters.ts'
import { fail, ownSentence, print } from './main/output.ts'
import { pullsOf } from './main/pulls.ts'
import { withSecretFiles } from './secret-files.ts'
import { openStore } from './store/open.ts'

const program = new Command('zayavka')
  .description('A lead desk for a business without a CRM.')
  .helpCommand(false)
  .exitOverride()
program.configureOutput({ outputError: (text, write) => write(ownSentence(text)) })

const project = program.command('project').description('projects of the desk')
const key = program.command('key').description('keys that open the API')
const member = program.command('member').description('people of the staff')
const receipt = program.command('receipt').description('what sites sent, and how it ended')
const status = program.command('status').description('steps that a lead goes through')
const webhook = program.command('webhook').description('addresses to which events go')
const mailbox = program.command('mailbox').description('mailboxes whose letters are enquiries')
const form = program.command('form').description('what visitors of sites fill in')

// The server takes long to load, and no other command needs it.
command(program, 'serve', 'run the server').action(async () => {
  if ('enableCompileCache' in modules) (modules.enableCompileCache as () => void)() // Node 22 and newer
  const { serve } = await import('./serve.ts')
  await serve(readConfig(withSecretFiles(process.env)))
})

desk(project, 'create', 'make a project with its first statuses', projectCreate)
  .requiredOption('--name <name>', 'what people call it')
  .option('--id <number>', 'its public number; random by default', whole)
  .option('--time-zone <zone>', 'an IANA name', 'Europe/Moscow')
  .option('--country <code>', 'what a national phone number means', 'RU')
  .option('--currency <code>', 'of its prices', 'RUB')
desk(project, 'list', 'list projects', projectList)

desk(key, 'create', 'make a key, or add projects to the one with the given value', keyCreate)
  .requiredOption('--project <number>', 'a project it opens; may be repeated', several)
  .addOption(new Option('--scope <scope>', 'what it may do').choices(scopes).makeOptionMandatory())
  .option('--value <key>', 'a key you have already, 16 characters or more')
  .option('--expires <date>', 'the day or moment (UTC) from which it opens nothing')
  .option('--name <name>', 'what people call it')
  .option('--origin <origin>', 'a site whose pages may send with a capture key; may be repeated', severalTexts)
  .option('--needs-origin', 'nothing but pages of sites may send with it')
  .option('--no-visits', 'pages with the counter never number their visitors')
desk(key, 'list', 'list keys, without their secrets', keyList)
desk(key, 'revoke', 'end a key', keyRevoke).requiredOption('--id <number>', 'the id of the key', whole)
desk(key, 'rotate', 'give a key another secret', keyRotate)
  .requiredOption('--id <number>', 'the id of the key', whole)
  .option('--grace <hours>', 'how many hours the old secret stays valid', hours, defaultGraceHours)

ofProject(status, 'add', 'add a status', statusAdd)
  .requiredOption('--name <name>', 'what people call it')
  .addOption(new Option('--type <type>', 'the group it belongs to').choices(statusTypes).makeOptionMandatory())
  .option('--id <number>', 'the next free one when not given', whole)
ofProject(status, 'list', 'list statuses', statusList)
ofProject(status, 'rename', 'rename a status', statusRename)
  .requiredOption('--id <number>', 'the id of the status', whole)
  .requiredOption('--name <name>', 'what people will call it')
ofProject(status, 'remove', 'remove a status', statusRemove)
  .requiredOption('--id <number>', 'the id of the status', whole)
  .option('--replacement <number>', 'the status its leads go to', whole)

// These load slowly: the sign-in library, schemas of forms, names of demo leads, the interpreter of receipts.
const [ofMember, ofForm] = [lazy(() => import('./commands/member.ts')), lazy(() => import('./commands/form.ts'))]
const ofReceipt = lazy(() => import('./commands/receipt.ts'))
ofProject(member, 'create', 'make somebody a member of a project', ofMember('memberCreate'))
  .requiredOption('--email <address>', 'by which they sign in')
  .addOption(new Option('--role <role>', 'what they may do').choices(roles).makeOptionMandatory())
  .option('--name <name>', 'what they are called; made of the address when not given')
  .option('--source <source>', 'of a contractor, one whose leads they work; may be repeated', severalTexts)
  .option('--password-stdin', 'read the password of a new person from the standard input')
desk(member, 'list', 'list members', ofMember('memberList')).option('--project <number>', 'of this project only', whole)
desk(member, 'password', 'give a member another password, read from the standard input', ofMember('memberPassword'))
  .requiredOption('--email <address>', 'of the member')
  .option('--new-email <address>', 'by which they sign in from then on')
  .option('--drop-second-factor', 'no longer ask them for a code, since they lost it')
ofProject(member, 'remove', 'take a member out of a project', ofMember('memberRemove')).requiredOption(
  '--id <number>',
  'the id of the member',
  whole,
)
ofProject(form, 'create', 'make a form for visitors of sites', ofForm('formCreate'))
  .requiredOption('--name <name>', 'what people call it')
  .option('--title <title>', 'of its leads and its page; the name when not given')
  .option(
    '--field <field>',
    'name, phone, email, text or own:NAME, then :LABEL, then ! if required; may be repeated',
    severalTexts,
  )
  .addOption(new Option('--language <language>', 'of its page').choices(languages))
  .option('--thanks <address>', 'where a browser goes when it is sent')
  .option('--consent <text>', 'what the visitor agrees to')
  .option('--consent-link <address>', 'where that stands at length')
  .option('--source <source>', 'of its leads, when nothing else tells')
  .option('--origin <origin>', 'a site from which it may be sent; may be repeated', severalTexts)
ofProject(form, 'list', 'list forms', ofForm('formList'))

const ofWebhook = lazy(() => import('./commands/webhook.ts'))
ofProject(webhook, 'create', 'send events to an address from now on', ofWebhook('webhookCreate'))
  .requiredOption('--name <name>', 'what people call it')
  .option('--url <address>', 'where events go; metrika needs none')
  .addOption(new Option('--kind <kind>', 'how they go').choices(destinationKinds).default('webhook'))
  .option('--user <name>', 'vendor: the user of the handler')
  .option('--counter <number>', 'metrika: the number of the counter')
  .addOption(new Option('--topic <topic...>', 'only events of these').choices(topics))
  .option('--filter <json>', 'only events of leads that match, as in the API')
  .addOption(new Option('--also <door...>', 'events of these doors too').choices(quietDoors))
  .option(
    '--secret <secret>',
    'whsec_ and 24 to 64 bytes in base64, random by default; vendor: the password, metrika: the OAuth token',
  )
ofProject(webhook, 'list', 'list webhooks, without their secrets', ofWebhook('webhookList'))
ofWebhooks('test', 'send a test event and print the result', ofWebhook('webhookTest'))
ofWebhooks('resend', 'send an event again, or what failed since a moment', ofWebhook('webhookResend'))
  .addOption(new Option('--event <number>', 'the number of the event').argParser(whole).conflicts(['since', 'all']))
  .option('--since <moment>', 'what was planned then or later: 2024-03-01T12:00:00Z')
  .option('--all', 'not only what failed')
ofWebhooks('log', 'list deliveries, or one with its attempts', ofWebhook('webhookLog'))
  .option('--event <number>', 'the number of its event; 0 for tests', whole)
  .option('--limit <number>', 'how many', whole, 50)

const ofMailbox = lazy(() => import('./commands/mailbox.ts'))
ofProject(
  mailbox,
  'create',
  'make enquiries of the letters of a mailbox, its password read from the standard input',
  ofMailbox('mailboxCreate'),
)
  .requiredOption('--name <name>', 'what people call it')
  .requiredOption('--host <name>', 'the mail server')
  .requiredOption('--user <name>', 'the name to sign in with, mostly the address')
  .option('--port <number>', '993, or 143 without tls', whole)
  .addOption(
    new Option('--security <security>', 'how the connection is encrypted').choices(mailSecurities).default('tls'),
  )
  .option('--sender <rule>', 'the mapping for a sender, @avito.ru=avito-letters; may be repeated', severalTexts)
ofProject(mailbox, 'list', 'list mailboxes, and what is wrong with them', ofMailbox('mailboxList'))
ofProject(mailbox, 'remove', 'stop reading a mailbox', ofMailbox('mailboxRemove')).requiredOption(
  '--id <number>',
  'the id of the mailbox',
  whole,
)

const demo = lazy(() => import('./commands/demo.ts'))('demo')
ofProject(program, 'demo', 'fill a project with a believable quarter, or with that many leads', demo)
  .option('--leads <number>', 'that many leads of three years and nothing else, for measuring', whole)
  .option('--seed <number>', 'the same seed makes the same leads', whole, 1)
  .option('--remove', 'remove all demo data of the project instead')
const exportFile = lazy(() => import('./commands/export.ts'))('exportFile')
ofProject(program, 'export', 'write the leads of a project to a file', exportFile)
  .addOption(
    new Option('--format <format>', 'what kind of file').choices(['csv', 'xlsx', 'jsonl']).makeOptionMandatory(),
  )
  .option('--period <period>', 'a name such as this-month, or 2024-01-01..2024-01-31', 'all')
  .option('--filter <json>', 'a filter, as in the API')
  .option('--columns <names>', 'some of its columns, with commas between them', list)
  .option('--exact', 'values as programs exchange them, and columns by their names in the API')
  .addOption(new Option('--separator <character>', 'what parts the columns of a CSV').choices([',', ';']))
  .option('--no-bom', 'without the mark at the beginning of a CSV by which spreadsheets know UTF-8')
  .option('--to <file>', 'where to write it; else it is printed')
ofReceipts('list', 'list receipts, the newest first', ofReceipt('receiptList')).option(
  '--limit <number>',
  'how many',
  whole,
  50,
)
ofProject(receipt, 'show', 'show a receipt with what came', ofReceipt('receiptShow')).requiredOption(
  '--id <number>',
  'the id of the receipt',
  whole,
)
const replaying = 'replay receipts: those with these ids, or those that match'
ofReceipts('replay', replaying, ofReceipt('receiptReplay'))
  .option('--id <number>', 'the id of a receipt; may be repeated', several)
  .option('--not-spam', 'as leads, whatever speaks for spam')
const pull = lazy(() => import('./commands/pull.ts'))('pull')
ofProject(program, 'pull', 'take over statuses, leads and submissions from the vendor, with their ids', pull)
  .requiredOption('--from <address>', 'the address of the other side: https://cloud.roistat.com')
  .option('--key <key>', 'a key that may read there; else it is read from the standard input')
  .option('--outside <number>', 'the number of the project there, unless it is the same', whole)
  .option('--missing-status <number>', 'the status of leads without a known one, which are listed otherwise', whole)
  .option('--watch', 'go on pulling until it is stopped')
// The source is opened as by a server, since the move excludes servers.
const move = lazy(() => import('./commands/move.ts'))('move')
desk(program, 'move', 'copy the whole desk to another database, which must be empty', move, {
  serve: true,
  patient: true,
}).requiredOption('--to <database-url>', 'where to', databaseUrl)
desk(program, 'backup', 'write a backup of the desk, also while it is served', backupOf)
  .option('--to <path>', 'a new file; a folder or s3://BUCKET/PREFIX for one that is named by its time; or BACKUP_TO')
  .option('--encrypt', 'with BACKUP_PASSPHRASE, and with the secret of the desk in it')
  .option('--keep <rule>', 'which backups to keep there, such as 7d,4w,12m; the others are removed', keepRule)
command(program, 'restore', 'restore a backup into an empty store, and check it')
  .argument('<file>', 'the backup: a file, or s3://BUCKET/NAME')
  .option('--to <database-url>', 'where to; DATABASE_URL unless given', databaseUrl)
  .addOption(new Option('--test', 'only try it: in a temporary store, which is checked and removed').conflicts('to'))
  .option('--secret-to <file>', 'a new file for the secret of the desk, which an encrypted backup holds', newFile)
  .option('--json', 'print one JSON object')
  .action(async (file: string, options: RestoreOptions) => print(await restoreOf(file, options), options))
desk(program, 'check', "check the store's integrity", check).option('--repair', 'recount what is counted wrongly')

ofProject(program, 'import', 'load leads from a file: a CSV, a workbook or JSON lines', importOf)
  .argument('[file]', 'the file; none with --undo')
  .addOption(new Option('--match <how>', 'by what leads are recognised').choices(matchKinds))
  .addOption(new Option('--update <how>', 'what a row does to a lead that is there').choices(updateKinds))
  .option('--settings <file>', 'how the file is read and mapped, in JSON; --json prints how it was')
  .option('--make-statuses', 'make statuses of names that no status has')
  .option('--dry-run', 'only tell what would happen')
  .option('--rejected <file>', 'a new file for refused rows, with their reasons', newFile)
  .option('--undo <number>', 'undo the import with this id, instead of loading a file', whole)
helpCommand(program)

/** Adds a command that opens the store, runs, prints its answer, and closes the store. */
function desk<O>(
  parent: Command,
  name: string,
  description: string,
  run: (desk: AnyDesk, options: O) => Promise<Answer>,
  opening: { serve?: boolean; patient?: boolean } = {},
) {
  return command(parent, name, description)
    .option('--json', 'print one JSON object')
    .action(async (...given: unknown[]) => {
      const options = { args: given.slice(0, -2), ...(given.at(-2) as O & { json?: boolean }) }
      const now = Math.floor(Date.now() / 1000)
      const config = readConfig(withSecretFiles(process.env))
      const spool = spoolOf(config)
      const store = await openStore(config.databaseUrl, { now, spool, ...opening })
      const [delivery, pulls] = [deliveryOf(store, config), pullsOf(store, config)]
      try {
        const senders = { delivery: delivery.open, letters: () => lettersOf(store, config), pulls: pulls.open }
        print(await run({ store, now, spool, by: { door: 'cli', name: 'cli' }, ...senders }, options), options)
      } finally {
        await Promise.all([delivery.close(), pulls.close()])
        await store.close()
      }
    })
}

function ofProject<O>(
  parent: Command,
  name: string,
  description: string,
  run: (desk: AnyDesk, options: O) => Promise<Answer>,
) {
  return desk(parent, name, description, run).requiredOption('--project <number>', 'the number of the project', whole)
}

function ofWebhooks<O>(name: string, description: string, run: (desk: AnyDesk, options: O) => Promise<Answer>) {
  return ofProject(webhook, name, description, run).requiredOption('--id <number>', 'the id of the webhook', whole)
}

/** A command about several receipts. */
function ofReceipts<O>(name: string, description: string, run: (desk: AnyDesk, options: O) => Promise<Answer>) {
  return ofProject(receipt, name, description, run)
    .addOption(new Option('--end <end>', 'how they ended').choices([...receiptEnds, 'waiting']))
    .addOption(new Option('--way <way>', 'which way they came').choices(captureWays))
    .option('--form <number>', 'to the form with this id', whole)
    .option('--mapping <name>', 'to the mapping of this name')
    .option('--lead <number>', 'of the lead with this id', whole)
    .option('--period <period>', 'when they came: a name such as this-week, or 2024-01-01..2024-01-31')
}

function command(parent: Command, name: string, description: string): Command {
  return parent.command(name).description(description).allowExcessArguments(false)
}

process.umask(0o077) // written files contain personal data
if (existsSync('.env')) process.loadEnvFile('.env')
await program.parseAsync().catch(fail)
