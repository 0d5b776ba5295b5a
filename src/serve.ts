import { setMaxListeners } from 'node:events'
import type { Logger } from 'pino'
import { pollJobs } from './actions/jobs.ts'
import { recordKeyUse } from './actions/keys.ts'
import { createPruning } from './actions/pruning.ts'
import { pollDues } from './actions/working-time.ts'
import { type Answered, createApp } from './app.ts'
import { scheduleBackups } from './backup/schedule.ts'
import { findBackupState } from './backup/state.ts'
import { takeChatMessages } from './chats/take-chat-message.ts'
import { replicaOf } from './config/database-settings.ts'
import { messagingOf } from './config/messaging.ts'
import { type Config, refuseIncomplete, spoolOf } from './config.ts'
import { createDelivery } from './deliver/delivery.ts'
import { createMessengers } from './deliver/messengers.ts'
import { createWays } from './deliver/ways.ts'
import { Refusal, refusal } from './domain/refusal.ts'
import { firstStart } from './first-start.ts'
import { limitHeapGrowth } from './heap-growth.ts'
import { describe } from './http/describe-error.ts'
import { runRecovery } from './intake/recovery.ts'
import { reinterpret } from './intake/replay.ts'
import { createLetters } from './letters/letters.ts'
import { openLog } from './log.ts'
import type { Metrics } from './metrics.ts'
import { createPeople } from './people/people.ts'
import { secretOf } from './people/secret.ts'
import { createPulls } from './pull/pulls.ts'
import { listenForStop } from './stop-signal.ts'
import { openStore } from './store/open.ts'
import type { Store } from './store/store.ts'
import { pollImports } from './transfer/import/work.ts'
import { unencrypted } from './unencrypted.ts'

/** The timeout for running requests at shutdown, in milliseconds. */
const shutdownTimeout = 10_000

/**
 * Runs the server until SIGTERM or SIGINT: opens the store and the doors, and at shutdown closes the doors, then the
 * store.
 */
export async function serve(config: Config): Promise<void> {
  limitHeapGrowth()
  const { stopped, forget } = listenForStop() // installed first, so that a signal during the start is handled too
  const { log, end } = openLog(config.logLevel)
  try {
    await serveUntil(stopped, config, log)
    log.info('stopped')
  } finally {
    forget()
    await end()
  }
}

async function serveUntil(stopped: Promise<string>, config: Config, log: Logger): Promise<void> {
  const clock = () => Math.floor(Date.now() / 1000)
  const measuring = config.metricsPort ? await import('./metrics.ts') : undefined
  const metrics = measuring?.createMetrics({
    queue: () => store.queued(),
    receipts: () => store.receipts.countPending(),
    deliveries: () => store.deliveries.queue(),
    notices: () => store.notices.queue(),
    backup: async () => (await findBackupState(store))?.state,
    now: clock,
  })
  refuseIncomplete(config)
  const store = await openStore(config.databaseUrl, {
    now: clock(),
    serve: true,
    maintains: true,
    onCommit: metrics?.group,
    onBackgroundError: (error) => log.warn({ error: describe(error) }, 'store background task failed'),
    spool: spoolOf(config),
    replica: replicaOf(config),
  })
  try {
    await serveStore(store, { config, clock, log, measuring, metrics, stopped })
  } finally {
    await store.close() // also when the start fails half-way: an open store would keep the process
  }
}

type Serving = {
  config: Config
  /** In seconds. */
  clock: () => number
  log: Logger
  measuring: typeof import('./metrics.ts') | undefined
  metrics: Metrics | undefined
  stopped: Promise<string>
}

/** Serves an open store until it is stopped: the doors are opened last and closed first. */
async function serveStore(store: Store, serving: Serving): Promise<void> {
  const { config, clock, log, measuring, metrics, stopped } = serving
  await refuseHalfMoved(store)
  await claimSpool()
  const parts = await createParts(store, serving)
  await parts.backups.begin()
  const used = new Set<number>()
  const app = await createApp({
    store,
    people: parts.people,
    delivery: parts.delivery,
    pulls: parts.pulls,
    messengers: parts.messengers,
    clock,
    httpStatus: config.httpStatus,
    rateLimits: { perSecond: config.rateLimitPerSecond, perHour: config.rateLimitPerHour },
    apiOrigins: config.apiOrigins,
    importLimit: config.importLimit * 1_048_576,
    keepRawDays: config.keepRawDays,
    publicUrl: config.publicUrl,
    trustProxy: config.trustProxy,
    captureLimits: { perAddress: config.capturePerAddress, perKey: config.capturePerKey },
    onAnswer,
  })
  const stopMetrics = await listen()
  const stopLoops = startLoops(store, serving, parts, noteKeys)
  for (const note of [...store.notes, ...unencrypted(config)]) log.warn(note)

  log.info({ signal: await stopped }, 'stopping')
  const loopsEnd = stopLoops()
  const closing = setTimeout(() => app.server.closeAllConnections(), shutdownTimeout)
  await app.close()
  clearTimeout(closing)
  stopMetrics()
  await loopsEnd
  await parts.delivery.close()
  await parts.pulls.close()
  await parts.messengers.close()
  await parts.backups.end().catch((error) => log.warn({ error: describe(error) }, 'recording end of backup failed'))
  await noteKeys()

  async function noteKeys(): Promise<void> {
    const ids = [...used]
    used.clear()
    await recordKeyUse(store, ids, clock()).catch((error) =>
      log.warn({ error: describe(error) }, 'recording key use failed'),
    )
  }

  /** A folder that is not writable now may become so, and few enquiries need it. */
  async function claimSpool(): Promise<void> {
    const claim = store.spool.refuseEmptied().then(store.spool.claim)
    await claim.catch((error) => {
      if (error instanceof Refusal) throw error
      log.warn({ error: describe(error) }, 'claiming the spool failed')
    })
  }

  /** Returns a function that stops the metrics. If one port cannot be opened, all are closed, so that the process ends. */
  async function listen(): Promise<() => void> {
    let stop = () => {}
    try {
      await app.listen({ host: config.host, port: config.port })
      if (measuring && metrics) stop = await measuring.serveMetrics(metrics, config.host, config.metricsPort as number)
      await greet()
      return stop
    } catch (error) {
      stop()
      await app.close()
      throw portRefusal(error, config) ?? error
    }
  }

  /** One line per request, without keys, query strings, bodies, and personal data. */
  function onAnswer(answered: Answered): void {
    metrics?.answered(answered)
    if (answered.key && !isShutOut(answered)) used.add(answered.key)
    if (answered.fault) log.error({ ...answered, fault: undefined, error: describe(answered.fault) }, 'fault')
    else log.info(answered, 'answered')
  }

  async function greet(): Promise<void> {
    const { port } = app.server.address() as { port: number }
    const host = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(config.host) ? 'localhost' : config.host
    const address = config.publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`
    const block = await firstStart(store, address)
    process.stdout.write(`${block ? `${block}\n` : ''}Zayavka serves on ${address}\n`)
  }
}

type Parts = Awaited<ReturnType<typeof createParts>>

/** The parts that use the network or start processes: deliveries, messengers, mailboxes, pulls, letters to members, backups. */
async function createParts(store: Store, { config, clock, log, metrics }: Serving) {
  const warnOf = (what: string) => (error: unknown) => log.warn({ error: describe(error) }, what)
  const mailer = await mailerOf(config, warnOf('sending e-mail failed'))
  const secret = secretOf(config)
  const outside = { secret, clock, allowed: config.deliveryAllow }
  const messengers = createMessengers(store, { ...messagingOf(config), secret, clock })
  const onBotFailure = warnOf('bot polling failed')
  const listening = { store, clock, take: takeChatMessages(store, clock, onBotFailure), onFailure: onBotFailure }
  const delivery = createDelivery(store, {
    ...outside,
    proxy: config.httpsProxy,
    onAttempt: (outcome) => metrics?.attempted(outcome),
    ways: createWays({ sendLetter: mailer?.sendLetter, publicUrl: config.publicUrl, messengers, listening }),
    publicUrl: config.publicUrl,
    onSent: (way, outcome) => metrics?.notified(way, outcome),
    onFailure: warnOf('delivery loop failed'),
  })
  const letters = createLetters(store, {
    ...outside,
    onFailure: (error, { project, id }) =>
      log.warn({ error: describe(error), project, mailbox: id }, 'mailbox read failed'),
  })
  const pulls = createPulls(store, { ...outside, proxy: config.httpsProxy, onFailure: warnOf('pull failed') })
  const people = createPeople(store, { secret, clock, publicUrl: config.publicUrl, mailer })
  const backups = scheduleBackups(
    store,
    {
      every: config.backupEvery,
      keep: config.backupKeep,
      encrypt: config.backupPassphrase !== undefined,
      command: [process.execPath, process.argv[1] ?? ''],
    },
    clock,
    {
      onFailure: (why) => log.error({ why }, 'backup failed'),
      onWarning: (why) => log.warn({ why }, 'removing old backups failed'),
    },
  )
  return { messengers, delivery, letters, pulls, people, backups }
}

/** Starts the background loops. The returned function stops them and resolves when all of them have ended. */
function startLoops(
  store: Store,
  { config, clock, log, metrics }: Serving,
  { delivery, letters, pulls, backups }: Parts,
  eachMinute: () => Promise<void>,
): () => Promise<void> {
  const warnOf = (what: string) => (error: unknown) => log.warn({ error: describe(error) }, what)
  const ending = new AbortController()
  const { signal } = ending
  setMaxListeners(100, signal) // each loop waits for it
  const prune = createPruning(store, {
    clock,
    uptime: () => performance.now() / 1_000,
    keepRawDays: config.keepRawDays,
    stop: signal,
    onFailure: warnOf('pruning failed'),
  })
  const loops = [
    pollJobs({ store, reinterpret, clock }, signal, warnOf('job failed')),
    pollImports({ store, clock }, signal, warnOf('import failed')),
    pollDues(store, clock, signal, warnOf('recomputing deadlines failed')),
    runRecovery(store, clock, signal, {
      onCompleted: ({ end }) => metrics?.ended(end),
      onFailure: warnOf('receipt processing failed'),
    }),
    delivery.run(signal),
    letters.run(signal),
    pulls.run(signal),
  ]
  const backUp = () => backups.tick(signal).catch(warnOf('backup schedule check failed'))
  let [upkeep, backingUp] = [Promise.resolve(), backUp()]
  const minutes = setInterval(() => {
    upkeep = upkeep.then(eachMinute).then(prune)
    backingUp = backingUp.then(backUp)
  }, 60_000)
  return async () => {
    clearInterval(minutes)
    ending.abort()
    await Promise.all([upkeep, backingUp, ...loops])
  }
}

async function mailerOf({ smtpUrl, mailFrom, publicUrl }: Config, onFault: (error: unknown) => void) {
  if (!smtpUrl || !mailFrom || !publicUrl) return
  const { createMailer } = await import('./people/mail.ts')
  return createMailer({ smtpUrl, from: mailFrom, publicUrl, onFault })
}

/** Whether a key was rejected: a revoked or expired key is logged, but its last use is not updated. */
function isShutOut({ refused = '' }: Answered): boolean {
  return ['unknown-key', 'key-expired', 'authentication_failed'].includes(refused)
}

/** No lead may be written into an installation that is being copied, since the move would continue behind it. */
async function refuseHalfMoved(store: Store): Promise<void> {
  if ((await store.raw.mark()) !== undefined) throw refusal('store-half-moved', {})
}

/** The refusal for an address that cannot be bound, or an unknown host name. */
function portRefusal(error: unknown, { host, port: main }: Config) {
  const { syscall = '', code = '', port = main } = error as NodeJS.ErrnoException & { port?: number }
  if (['listen', 'getaddrinfo'].includes(syscall))
    return refusal('port-unusable', { address: `${host}:${port}`, reason: code })
}
