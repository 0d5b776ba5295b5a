/** In a page: its storage has no room for more drafts than it has as the page begins. */
export const fillStorage = `const store = Storage.prototype.setItem
const isDraft = ([name]) => name.startsWith('zayavka.draft.')
const taken = () => Object.entries(localStorage).filter(isDraft).join('').length
window.roomForDrafts = taken()
Storage.prototype.setItem = function (name, value) {
  const former = this.getItem(name)
  store.call(this, name, value)
  if (!isDraft([name]) || taken() <= window.roomForDrafts) return
  if (former === null) this.removeItem(name)
  else store.call(this, name, former)
  throw new Error('full')
}`

/** In such a page: it has room again. */
export const freeStorage = 'window.roomForDrafts = Infinity'

/** In a page: the names of the leads whose drafts the browser has stored. */
export const storedNames = `Object.entries(localStorage).flatMap(([name, text]) => name.startsWith('zayavka.draft.') ? [JSON.parse(text).name] : [])`
