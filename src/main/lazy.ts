import type { Answer, LettersDesk, PullDesk, SendingDesk } from '../commands/command.ts'

/** All that a command may ask for. */
export type AnyDesk = SendingDesk & LettersDesk & PullDesk

type Commands<N extends string> = Record<N, (desk: AnyDesk, options: never) => Promise<Answer>>

/** Loads the commands of a module on first use. */
export function lazy<N extends string>(load: () => Promise<Commands<N>>) {
  return (name: N) => async (with_: AnyDesk, options: never) => (await load())[name](with_, options)
}
