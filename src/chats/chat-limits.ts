import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { bodyLimits } from '../domain/receipt.ts'

/** How many messages of one chat are taken in a minute: people write several short ones, and nobody this many. */
export const messagesPerMinute = 30

/** The share of the spool that the files of one chat may fill per hour; one message with files always fits. */
const hourlyShare = 1 / 16

/** Limits what one stranger may send to a bot. A bot is read by one process, so each counts its own. */
export function limitChats(spoolLimit: number) {
  const messages = new RateLimiterMemory({ points: messagesPerMinute, duration: 60 })
  const bytes = new RateLimiterMemory({
    points: Math.max(spoolLimit * hourlyShare, bodyLimits.multipart),
    duration: 3_600,
  })
  return { countMessage, hasRoom }

  /** Counts a message; returns whether it may be taken. Of those over the limit the first is `told` so, the next ones are `ignored`. */
  async function countMessage(chat: string): Promise<'taken' | 'told' | 'ignored'> {
    const over = await excess(messages, chat, 1)
    if (over === 0) return 'taken'
    return over === 1 ? 'told' : 'ignored'
  }

  /** Counts the bytes of a file; returns whether it may be fetched. */
  async function hasRoom(chat: string, size: number): Promise<boolean> {
    return size === 0 || (await excess(bytes, chat, size)) === 0
  }
}

/** How far over the limit it is now. */
async function excess(limiter: RateLimiterMemory, chat: string, points: number): Promise<number> {
  try {
    await limiter.consume(chat, points)
    return 0
  } catch (reason) {
    if (reason instanceof RateLimiterRes) return reason.consumedPoints - limiter.points
    throw reason
  }
}
