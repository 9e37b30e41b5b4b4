package io.heyi.tender.internal.bids;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewSealingKeyTest {

    @TempDir Path folder;

    @Test
    void whatIsPrintedSealsAndOpensBids() throws IOException {
        var file = folder.resolve("sealed-bids.json");
        try (var out = new PrintStream(file.toFile(), StandardCharsets.UTF_8)) {
            NewSealingKey.print(out);
        }
        var opensAt = Instant.parse("2026-03-02T02:00:00Z");

        var seals = new Seals(new SealingProperties(file, false));
        var pair = seals.newPair("EMC-0001/1", opensAt);
        var sealed = seals.seal(pair, "EMC-0001/1", opensAt, "bidder", "{}");

        assertThat(seals.opener(pair, "EMC-0001/1", opensAt).read(sealed, "bidder")).isEqualTo("{}");
    }
}
