import type { Command } from 'commander'
import { settingsHelp } from '../config.ts'

/** Adds the command that tells about the others, and about the settings. */
export function helpCommand(program: Command): void {
  program
    .command('help')
    .argument('[topic]', 'a command, or settings')
    .description('tell about a command, or about the settings')
    .action((topic?: string) => {
      if (topic === 'settings') return void process.stdout.write(settingsHelp())
      const found = topic === undefined ? program : program.commands.find((each) => each.name() === topic)
      if (!found) return program.error(`error: unknown command '${topic}'`)
      found.outputHelp()
    })
}
