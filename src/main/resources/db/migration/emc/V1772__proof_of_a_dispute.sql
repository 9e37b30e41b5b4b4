-- A dispute shows what is missing, as a delivery shows that it is there; disputes of before have none
alter table emc.delivery_word add column proof text, add column link text;
