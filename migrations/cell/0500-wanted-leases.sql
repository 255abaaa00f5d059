-- Who waits for the lease of an upload says so in its row. The request that has the lease reads it when it renews, in whichever process, and lets go
-- where no byte comes to it. It is an instant, so that nobody is asked to let go for one who has left.
alter table evidence.uploads add column lease_wanted_until timestamptz;
grant update (lease_wanted_until) on evidence.uploads to concert_evidence;
