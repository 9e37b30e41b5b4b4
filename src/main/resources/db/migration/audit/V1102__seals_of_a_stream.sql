-- one case is verified without reading the seals of all the others
create index seal_of_stream on audit.seal (stream, sequence);
