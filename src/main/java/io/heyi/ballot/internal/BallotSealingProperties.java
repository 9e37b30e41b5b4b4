package io.heyi.ballot.internal;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the key that wraps the urns' keys lives: never in the database.
 *
 * @param keyFile Tink keyset in JSON form with an AEAD key; rotation: add a key and make it the primary one, keep the old one until its ballots have ended
 * @param generateMissing makes a keyset when the file is missing; for developers' machines only
 */
@ConfigurationProperties("heyi.ballot.sealing")
record BallotSealingProperties(Path keyFile, @DefaultValue("false") boolean generateMissing) {}
