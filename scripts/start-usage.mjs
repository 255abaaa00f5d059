// Only built-in modules, and nothing newer than Node 20: it is shown before anything is installed.

export const usage = `Usage: npm start -- [options]

  --split            each service in a process of its own, which is started again when it ends
  --reset            delete the data of earlier starts first
  --empty            with no staff on record: it prints a code for each authority, with which its first administrator is set up
                     (docs/flows/set-up.md); again on the same data for new codes where no administrator is in force
  --port <number>    the port of the origin; the next free one when it is taken (default: 8080; 0 for any)
  --folder <path>    where data, keys and logs are kept (default: .local/concert)
  --help             this text

Environment: CONCERT_HOSTS names the hosts under which it answers besides addresses and localhost; REDIS_URL puts the queue on Redis;
CONCERT_EVIDENCE_SCANNER names a ClamAV daemon for evidence, as unix:/path or tcp://host:port;
DATABASE_URL_CN_GD, DATABASE_URL_HK, DATABASE_URL_MO and DATABASE_URL_JOINT name databases of yours.
The first start downloads about 265 MB from the npm registry and needs 2 GB of disk.`
