/** The limit of messages to a chat per seconds: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this */
type Limit = { count: number; seconds: number }
const limits = { group: { count: 20, seconds: 60 }, person: { count: 3, seconds: 3 } } as const satisfies Record<
  string,
  Limit
>

/** The number of chats that are remembered. */
const remembered = 10_000

/** Keeps this process within the rate limits of a messenger, and respects its requests to wait. */
export function createChatRateLimiter(clock: () => number) {
  const sent = new Map<string, number[]>()
  const closed = new Map<string, number>()
  return { take, close }

  /** Counts a message to a chat and returns 0, or returns how long to wait (seconds). */
  function take(chat: string, kind: keyof typeof limits): number {
    const now = clock()
    const rest = (closed.get(chat) ?? 0) - now
    if (rest > 0) return rest
    const { count, seconds } = limits[kind]
    const recent = (sent.get(chat) ?? []).filter((at) => at > now - seconds)
    if (recent.length >= count) return Math.max(1, (recent[0] as number) + seconds - now)
    if (sent.size > remembered) sent.clear()
    sent.delete(chat)
    sent.set(chat, [...recent, now])
    return 0
  }

  /** Blocks a chat for the time (seconds) that the messenger asked for. */
  function close(chat: string, seconds: number): void {
    if (closed.size > remembered) closed.clear()
    closed.set(chat, clock() + seconds)
  }
}
