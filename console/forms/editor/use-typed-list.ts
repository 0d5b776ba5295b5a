import { useState } from 'react'

type How = { read(text: string): string[]; write(list: string[]): string }

/**
 * The text of a list as it was typed, while it still stands for that list. When the list changes otherwise, as when edits are discarded, the text is
 * written anew.
 */
export function useTypedList(list: string[], { read, write }: How): [text: string, type: (text: string) => void] {
  const [typed, type] = useState(() => write(list))
  const isSame = JSON.stringify(read(typed)) === JSON.stringify(list)
  return [isSame ? typed : write(list), type]
}
