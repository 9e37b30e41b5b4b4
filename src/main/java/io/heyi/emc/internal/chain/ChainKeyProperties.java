package io.heyi.emc.internal.chain;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the key that signs contracts lives: never in the database.
 *
 * @param keyFile PEM; its PRIVATE KEY block (Ed25519, PKCS#8) signs, PUBLIC KEY blocks are earlier keys whose entries still count (rotation: put the new private
 *     key in, keep the old one's public half)
 * @param generateMissing makes a key when the file is missing; for developers' machines only
 */
@ConfigurationProperties("heyi.emc.chain")
record ChainKeyProperties(Path keyFile, @DefaultValue("false") boolean generateMissing) {}
