-- A read whose process died gets an end too. How many bytes were passed on by then nobody knows.

alter table exchange.border_reads
  drop constraint border_reads_check3,
  add constraint end_is_whole check ((outcome is null) = (ended_at is null)
    and (outcome is null or outcome = 'cut-off' or passed_bytes is not null)
    and (outcome is not null or passed_bytes is null));
create index border_reads_open on exchange.border_reads (authority, lead_authority, begun_at) where outcome is null;
