import Database from '../../src/store/sqlite/driver.ts'
import type { TestDesk } from '../desk.ts'

/** Data of another program on the same disk, simulated by pages of the same file. */
export function newBallast({ url }: TestDesk) {
  const database = new Database(url.slice('sqlite:'.length))
  database.exec('create table ballast (bytes blob)')
  database.prepare('insert into ballast values (zeroblob(500000))').run()
  return {
    throwOff(): void {
      database.exec('drop table ballast')
      database.close()
    },
  }
}
