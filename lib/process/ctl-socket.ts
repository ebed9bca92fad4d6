import { mkdir, unlink } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { connect } from 'node:net'
import path from 'node:path'
import { createCtlService } from '@/lib/interfaces/ctl/handler'
import { answerMessage } from '@/lib/interfaces/ctl/wire'
import type { Runtime } from '@/lib/runtime'
import { readRequest, TOO_LARGE, writeAnswer } from './http-server'

/** Longer paths do not fit into the address of a socket; the systems differ by a few bytes. */
const PATH_BYTES_MAX = 103

/** What became of the local socket; `problem` is for the operator. */
export type CtlSocket =
  | { readonly close: () => Promise<void>; readonly problem?: undefined }
  | { readonly problem: string; readonly close?: undefined }

/**
 * Opens `<data>/ctl.sock`, by which `switchboardctl` sends its lines. Only its owner may open it, and whoever can is the
 * caller `ejabberd_ctl`. A socket that a process left behind is replaced; one that is answered is left alone.
 */
export async function openCtlSocket(app: Runtime): Promise<CtlSocket> {
  const { dataFolder } = app.config.environment
  const file = path.join(dataFolder, 'ctl.sock')
  if (Buffer.byteLength(file) > PATH_BYTES_MAX) {
    return { problem: `${file} is too long for a socket: switchboardctl needs a shorter SWITCHBOARD_DATA.` }
  }
  const server = createSocketServer(app)
  try {
    await mkdir(dataFolder, { recursive: true, mode: 0o700 })
    await listen(server, file)
  } catch (error) {
    if (codeOf(error) !== 'EADDRINUSE') return { problem: `${file}: ${codeOf(error)}` }
    if (await isAnswered(file)) {
      return { problem: `${file} belongs to another Switchboard: switchboardctl reaches that one.` }
    }
    await unlink(file)
    await listen(server, file)
  }
  return {
    close() {
      server.closeIdleConnections()
      // Takes the file away, too.
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
}

function createSocketServer({ gateway, hosted }: Runtime): Server {
  const service = createCtlService({ gateway, server: hosted, nodeName: hosted.nodeName })
  const who = {
    credentials: { kind: 'none' },
    origin: { frontend: 'ejabberd_ctl' },
    isConsole: true,
  } as const
  return createServer(async (request, response) => {
    try {
      const read = await readRequest(request)
      await writeAnswer(
        response,
        request.method,
        read ? await answerMessage(service, read.body, who) : TOO_LARGE,
      )
    } catch (error) {
      console.error('A line of switchboardctl crashed:', error)
      await writeAnswer(response, request.method, undefined)
    }
  })
}

/** The file is made for its owner alone: there is no moment in which others could open it. */
function listen(server: Server, file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const mask = process.umask(0o177)
    server.once('error', reject)
    server.listen(file, () => {
      server.off('error', reject)
      resolve()
    })
    // The socket is bound before `listen` returns.
    process.umask(mask)
  })
}

function isAnswered(file: string): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(file, () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', error => resolve(codeOf(error) !== 'ECONNREFUSED'))
  })
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code
