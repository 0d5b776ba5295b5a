/** Whether an e-mail, folded, identifies its person: `-` and `нет` are of many. */
export function isMailKey(key: string): boolean {
  return /[^\s@]@[^\s@]/.test(key)
}
