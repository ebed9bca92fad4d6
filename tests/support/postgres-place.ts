import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { inject } from 'vitest'
import { runSpecsAt } from '@/lib/store/testing'

/** So many connections at most may one store of a spec have. */
const CONNECTIONS = 6

const { url, template } = inject('postgres')
const made = new Map<string, Promise<string>>()

async function create(): Promise<string> {
  const name = `spec_${randomBytes(8).toString('hex')}`
  const client = new Client(url)
  await client.connect()
  await client.query(`create database ${name} template ${template}`)
  await client.end()
  const place = new URL(url)
  place.pathname = `/${name}`
  return place.href
}

runSpecsAt(async (key = randomBytes(8).toString('hex')) => {
  const database = made.get(key) ?? create()
  made.set(key, database)
  return { url: await database, connections: CONNECTIONS }
})
