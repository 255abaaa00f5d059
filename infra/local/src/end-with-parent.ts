// Preloaded into each separate service: a killed parent cannot end its children, but its end of the channel closes.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()
