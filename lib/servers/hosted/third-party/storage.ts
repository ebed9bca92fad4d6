import type { Store } from '@/lib/store/store'
import type { ModuleContext } from './api'

/** What a module keeps, among the settings and under its name. */
export function storageOf({ db }: Store, module: string): ModuleContext['storage'] {
  const nameOf = (key: string) => `module ${module} ${key}`
  return {
    async get(key) {
      const row = await db
        .selectFrom('console_setting')
        .select('value')
        .where('name', '=', nameOf(key))
        .executeTakeFirst()
      return row?.value
    },
    async set(key, value) {
      await db
        .insertInto('console_setting')
        .values({ name: nameOf(key), value })
        .onConflict(conflict => conflict.column('name').doUpdateSet({ value }))
        .execute()
    },
    async remove(key) {
      await db.deleteFrom('console_setting').where('name', '=', nameOf(key)).execute()
    },
  }
}
