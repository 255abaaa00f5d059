-- The capital ẞ was folded to ß and not to ss, as ß itself is: a name with it was found by neither spelling. No other character
-- folds to ß, so what has it in a folded text came from there.

update registry.certificates set
  search_text = replace(search_text, 'ß', 'ss'),
  search_forms = replace(search_forms, 'ß', 'ss')
  where search_text like '%ß%' or search_forms like '%ß%';
update registry.searched set
  names = replace(names, 'ß', 'ss'),
  forms = replace(forms, 'ß', 'ss')
  where names like '%ß%' or forms like '%ß%';
insert into registry.search_words
  select replace(word, 'ß', 'ss') from registry.search_words where word like '%ß%'
  on conflict do nothing;
delete from registry.search_words where word like '%ß%';
