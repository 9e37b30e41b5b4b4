-- A change that brings back what was in use before another one (product-bar E9); its number.
alter table studio.change add constraint change_number unique (number);
alter table studio.change add column rolls_back int references studio.change (number);
