/** The result of a command of the program. */
export type Ran = { code: number; stdout: string; stderr: string }
