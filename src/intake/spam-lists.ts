import { LRUCache } from 'lru-cache'
import { fold } from '../domain/fold.ts'
import { phoneKey } from '../domain/phone.ts'
import type { Project } from '../domain/project.ts'
import type { WorkerStore } from '../store/store.ts'

/** The block lists of a project in comparable form, each entry with its original text. */
export type SpamLists = {
  words: readonly { word: string; folded: string }[]
  phones: ReadonlyMap<string, string>
}

/** How many projects are cached: a list may have a thousand entries. */
const most = 100

/** The lists by project. Each process or thread has its own store cache, so the lists are kept per cache. */
const remembered = new WeakMap<object, LRUCache<string, SpamLists>>()

/** The lists of a project, cached per version of its settings, since parsing a thousand phones for each enquiry would be too slow. */
export function spamLists({ cache }: WorkerStore, project: Project): SpamLists {
  const { id, country, capture } = project
  const lists = remembered.get(cache) ?? new LRUCache({ max: most })
  remembered.set(cache, lists)
  const name = `${id} ${country} ${capture.version}`
  const known = lists.get(name) ?? listsOf(project)
  lists.set(name, known)
  return known
}

function listsOf({ country, capture: { stopWords, blockedPhones } }: Project): SpamLists {
  return {
    words: stopWords.map((word) => ({ word, folded: fold(word).trim() })),
    phones: new Map(blockedPhones.toReversed().map((phone) => [phoneKey(phone, country), phone])), // the first one wins
  }
}

/** How much (characters) of each text, and of all together, is searched for stop-words. */
const searched = { each: 10_000, all: 30_000 }

/** The beginnings of texts, folded, one per line, so that a phrase cannot span two texts. */
export function searchedText(texts: readonly string[]): string {
  const all = texts.map((text) => text.slice(0, searched.each)).join('\n')
  return fold(all.slice(0, searched.all)).slice(0, searched.all)
}
