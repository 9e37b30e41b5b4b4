-- The change that brought a version into use, as the engine is told it (product-bar E7); null for what comes with the product.
alter table orchestration.bundle_file add column tag text;
alter table orchestration.deployed_resource add column tag text;
alter table orchestration.lost_resource add column tag text;
