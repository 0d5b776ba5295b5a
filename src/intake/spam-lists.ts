import { LRUCache } from 'lru-cache'
import { fold } from '../domain/fold.ts'
import { phoneKey } from '../domain/phone.ts'
import type { Project } from '../domain/project.ts'
import type { WorkerStore } from '../store/store.ts'

/** What a project blocks, ready for comparing; each with the text that its owner wrote. */
export type SpamLists = {
  words: readonly { word: string; folded: string }[]
  phones: ReadonlyMap<string, string>
}

/** How many projects are remembered: a list may have a thousand entries. */
const most = 100

/** By the cache of each store, which is one for a process or thread. */
const remembered = new WeakMap<object, LRUCache<string, SpamLists>>()

/** The lists of a project. They are made once for each version of its settings: reading a thousand phones takes longer than an enquiry may. */
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

/** The beginnings of texts, folded, a line each: no phrase goes over the end of a line. */
export function searchedText(texts: readonly string[]): string {
  const all = texts.map((text) => text.slice(0, searched.each)).join('\n')
  return fold(all.slice(0, searched.all)).slice(0, searched.all)
}
