/** A button. */
export type Key = { text: string; callback_data?: string; url?: string }

/** The error with which Telegram refuses a message; undefined when it accepts it. */
export function faultOf(content: Record<string, unknown>): string | undefined {
  const text = String(content.text ?? '')
  if (content.parse_mode !== 'HTML') return 'unsupported parse_mode'
  const tag = /<(?!\/?(?:b|strong|i|em|u|s|code|pre|a)\b)([^>\s]*)/.exec(text)
  if (tag) return `can't parse entities: Unsupported start tag "${tag[1]}" at byte offset ${tag.index}`
  const shown = text.replace(/<[^>]*>/g, '').replace(/&(lt|gt|amp|quot);/g, '.')
  if (shown.trim() === '') return 'message text is empty'
  if (shown.length > 4096) return 'message is too long'
  for (const { text: title, callback_data: data, url } of keysOf(content).flat()) {
    if (!title) return 'inline keyboard button text must be non-empty'
    if ((data === undefined) === (url === undefined)) return 'Text buttons are unallowed in the inline keyboard'
    if (data !== undefined && (data === '' || Buffer.byteLength(data) > 64)) return 'BUTTON_DATA_INVALID'
    if (url !== undefined && !/^https?:\/\/[^/]+\.[^/]+/.test(url))
      return `inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`
  }
}

/** The rows of a message's buttons. */
export function keysOf({ reply_markup: markup }: Record<string, unknown>): Key[][] {
  return ((markup as { inline_keyboard?: Key[][] } | undefined)?.inline_keyboard ?? []) as Key[][]
}
