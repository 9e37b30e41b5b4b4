-- bids are sealed with the public half of the wrapped pair: a key in a column of its own could be replaced by whoever writes to the database
alter table tender.box drop column public_key;
