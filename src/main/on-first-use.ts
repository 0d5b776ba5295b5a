import { type Config, refuseIncomplete } from '../config.ts'

type Outside = Awaited<ReturnType<typeof outsideOf>>

/** What reaches out of this process, which few commands need: it is opened on first use. */
export function onFirstUse<T extends { close(): Promise<void> }>(
  config: Config,
  create: (outside: Outside) => Promise<T>,
) {
  let opening: Promise<T> | undefined
  return { open, close: async () => (await opening)?.close() }

  function open(): Promise<T> {
    opening ??= outsideOf(config).then(create)
    return opening
  }
}

/** What all that reaches out needs. */
export async function outsideOf(config: Config) {
  refuseIncomplete(config)
  const { secretOf } = await import('../people/secret.ts')
  return { secret: secretOf(config), clock: () => Math.floor(Date.now() / 1000), allowed: config.deliveryAllow }
}
