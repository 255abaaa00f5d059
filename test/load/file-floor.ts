import { createReadStream, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

// A bare handler in a process of its own: it streams one file to whoever asks, and nothing else.

const path = process.env['FILE_PATH'] ?? ''
const length = String(statSync(path).size)
const server = createServer((_request, answer) => {
  answer.writeHead(200, { 'content-length': length })
  createReadStream(path).pipe(answer)
})
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
process.once('disconnect', () => {
  server.closeAllConnections()
  server.close()
})
