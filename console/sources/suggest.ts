import type { Channel, ChannelRule } from '../api/types.ts'

/** Returns a function that suggests a channel for a source, by the words that it shares with the channel's name and the texts of its rules. */
export function suggester(channels: readonly Channel[], rules: readonly ChannelRule[]) {
  const known = channels.map((channel) => ({ channel, name: wordsOf(channel.name), all: allWords(channel, rules) }))
  const uses = new Map<string, number>()
  for (const { all } of known) for (const word of all) uses.set(word, (uses.get(word) ?? 0) + 1)
  return (source: string): Channel | undefined => {
    const words = wordsOf(source)
    const scored = known.map(({ channel, name, all }) => {
      const isOfName = (word: string) => name.some((each) => isForm(each, word))
      const shared = words.filter((word) => all.has(word) || isOfName(word))
      const rarity = shared.reduce((sum, word) => sum + 1 / (uses.get(word) ?? 1), 0)
      const share = shared.filter(isOfName).length / Math.max(1, name.length) // of two equal channels, the one with a matching name
      return { channel, score: rarity + share / 10 }
    })
    const [best] = scored.sort((one, other) => other.score - one.score)
    return best && best.score > 0 ? best.channel : undefined
  }
}

function allWords({ id, name }: Channel, rules: readonly ChannelRule[]): Set<string> {
  const texts = rules
    .filter(({ channel }) => channel === id)
    .flatMap(({ match: { source, utm_source } }) => [source, utm_source])
    .flatMap((test) => Object.values(test ?? {}).flat())
  return new Set([name, ...texts].flatMap(wordsOf))
}

/** The words of a text, with one word per synonym; only the first words of a long text. */
function wordsOf(text: string): string[] {
  const words = text
    .slice(0, 200)
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/[^\p{L}\p{N}]+/u)
  const telling = words.filter((word) => word.length > 1 && !/^\d+$/.test(word)).slice(0, 12)
  return [...new Set(telling.map((word) => same.get(word) ?? word))]
}

/** Whether two words differ only in their ends: `буклет` and `буклеты`. */
function isForm(one: string, other: string): boolean {
  if (one === other) return true
  const root = Math.max(4, Math.min(one.length, other.length) - 2)
  return one.length >= root && one.slice(0, root) === other.slice(0, root)
}

/** Synonyms in sources. */
const same = new Map(
  Object.entries({
    yandex: ['яндекс', 'ya', 'yd', 'rsy', 'рся'],
    direct: ['директ'],
    vk: ['вк', 'вконтакте', 'vkontakte'],
    telegram: ['телеграм', 'tg', 'тг'],
    google: ['гугл'],
    avito: ['авито'],
    '2gis': ['2гис', 'гис'],
    ads: ['реклама', 'target', 'таргет', 'cpc', 'cpm', 'ppc', 'adv'],
  }).flatMap(([word, others]) => others.map((other) => [other, word] as const)),
)
