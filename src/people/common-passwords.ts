import { dictionary } from '@zxcvbn-ts/language-common'

const common: ReadonlySet<string> = new Set(dictionary['passwords-common'] as string[])

/** Words of the product, in addition to the member's own. */
const productWords = ['zayavka', 'заявка', 'заявки', 'password', 'пароль']
/** The minimum length of a password without its guessable words, and the minimum number of different characters. */
const minRest = 6
const minDistinct = 5

/**
 * Whether a password is easy to guess: a common one, also with digits or signs around it, doubled, with `0` for `o`, or
 * typed on a Russian keyboard; or little more than a known word of its member. The time is linear in its length, which
 * the caller limits.
 */
export function isEasyToGuess(password: string, own: readonly string[]): boolean {
  const plain = password.normalize('NFKC').toLowerCase()
  if (new Set(plain).size < minDistinct) return true
  const rest = without(plain, [...productWords, ...own.flatMap(wordsOf)])
  return isCommon(plain) || (rest !== plain && (rest.length < minRest || isCommon(rest)))
}

function isCommon(text: string): boolean {
  const once = unitOf(text)
  return [once, coreOf(once)]
    .flatMap((each) => [each, onLatinKeys(each), withLetters(each), coreOf(withLetters(each))])
    .some((each) => common.has(each))
}

/** `abc` of `abcabc`. */
function unitOf(text: string): string {
  return text.slice(0, `${text}${text}`.indexOf(text, 1))
}

/** A word without surrounding characters that are no letters: `password` of `!password2024`. */
function coreOf(text: string): string {
  const letters = [...text]
  const isLetter = (each: string) => /\p{L}/u.test(each)
  return letters.slice(letters.findIndex(isLetter), letters.findLastIndex(isLetter) + 1).join('')
}

const signs: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's', '!': 'i' }

function withLetters(text: string): string {
  return Array.from(text, (each) => signs[each] ?? each).join('')
}

const russianKeys = 'йцукенгшщзхъфывапролджэячсмитьбюё'
const latinKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"

/** `gfhjkm` of `пароль`: the list of common passwords has words that were typed on the wrong keyboard layout. */
function onLatinKeys(text: string): string {
  return Array.from(text, (each) => latinKeys[russianKeys.indexOf(each)] ?? each).join('')
}

/** The words of a name or an address, and the whole of it. */
function wordsOf(text: string): string[] {
  const whole = text.normalize('NFKC').toLowerCase()
  return [whole, ...whole.split(/[^\p{L}\p{N}]/u)].filter((word) => word.length >= 3)
}

function without(text: string, words: readonly string[]): string {
  return [...words].sort((a, b) => b.length - a.length).reduce((rest, word) => rest.replaceAll(word, ''), text)
}
