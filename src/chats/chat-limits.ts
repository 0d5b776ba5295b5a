import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { bodyLimits } from '../domain/receipt.ts'

/** The limit of messages of one chat per minute. People write several short ones, but never this many. */
export const messagesPerMinute = 30

/** The share of the spool that the files of one chat may fill per hour; one message with files always fits. */
const hourlyShare = 1 / 16

/** Limits what a stranger may send to a bot. In memory, since each bot is polled by one process. */
export function limitChats(spoolLimit: number) {
  const messages = new RateLimiterMemory({ points: messagesPerMinute, duration: 60 })
  const bytes = new RateLimiterMemory({
    points: Math.max(spoolLimit * hourlyShare, bodyLimits.multipart),
    duration: 3_600,
  })
  return { countMessage, hasRoom }

  /**
   * Counts a message of a minute (Unix time), in which it was sent: those of a night are read at once. The first one over the limit is `told`, that
   * is, answered so; further ones are `ignored`.
   */
  async function countMessage(chat: string, minute: number): Promise<'taken' | 'told' | 'ignored'> {
    const over = await excess(messages, `${chat} ${minute}`, 1)
    if (over === 0) return 'taken'
    return over === 1 ? 'told' : 'ignored'
  }

  /** Counts the bytes of a file; returns whether it may be fetched. */
  async function hasRoom(chat: string, size: number): Promise<boolean> {
    return size === 0 || (await excess(bytes, chat, size)) === 0
  }
}

/** The points over the limit after consuming `points`; 0 within it. */
async function excess(limiter: RateLimiterMemory, chat: string, points: number): Promise<number> {
  try {
    await limiter.consume(chat, points)
    return 0
  } catch (reason) {
    if (reason instanceof RateLimiterRes) return reason.consumedPoints - limiter.points
    throw reason
  }
}
