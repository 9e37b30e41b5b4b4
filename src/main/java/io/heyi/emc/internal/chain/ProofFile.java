package io.heyi.emc.internal.chain;

import io.heyi.emc.EmcCode;
import io.heyi.emc.internal.chain.ContractChain.Entry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/** Writes the file that {@code io.heyi.emc.proof.VerifyProof} reads; docs/contract-proof.md describes it. */
final class ProofFile {

    private final SigningKeys keys;

    ProofFile(SigningKeys keys) {
        this.keys = keys;
    }

    /** @throws IllegalStateException when an entry was signed with a key whose public half is not known */
    byte[] write(EmcCode emc, List<Entry> entries, Instant issuedAt) {
        var text = new StringBuilder("heyi-proof 1\n").append("emc ").append(emc).append('\n').append("issued ").append(issuedAt).append('\n');
        var used = new TreeSet<String>();
        used.add(keys.signingId());
        entries.forEach(entry -> used.add(entry.keyId()));
        used.stream().map(keys::view).forEach(key -> text.append("key ").append(key.id()).append(' ').append(key.spki()).append('\n'));
        for (var entry : entries) {
            text.append(entry.hash()).append(' ').append(entry.signature()).append(' ').append(JdbcContractChain.link(emc, entry).content()).append('\n');
        }
        var signature = keys.sign(text.toString().getBytes(StandardCharsets.UTF_8));
        text.append("end ").append(entries.size()).append(' ').append(keys.signingId()).append(' ').append(signature).append('\n');
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
