export { createDesk } from './desk.ts'
export { DeskError, DeskUnreachable, type Fault } from './errors.ts'
export type { CallOptions, Desk, DeskAnswer, DeskArgs, DeskOptions, FileBody } from './types.ts'
