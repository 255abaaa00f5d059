-- An audit line carries the digest of each event of its change. The auditor compares it with the event itself, and so reads what
-- a digest is made of; the inputs of a receipt are stored as a digest only, which the auditor reads already.
grant select (authority, stream, stream_id, version, id, type, payload, actor, occurred_at)
  on platform.events to concert_auditor;
