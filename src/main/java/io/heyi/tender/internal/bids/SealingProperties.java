package io.heyi.tender.internal.bids;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the key that wraps the boxes' private keys lives: never in the database.
 *
 * @param keyFile Tink keyset in JSON form with an AEAD key; rotation: add a key and make it the primary one, keep the old one until its boxes are open
 * @param generateMissing makes a keyset when the file is missing; for developers' machines only
 */
@ConfigurationProperties("heyi.tender.sealing")
record SealingProperties(Path keyFile, @DefaultValue("false") boolean generateMissing) {}
