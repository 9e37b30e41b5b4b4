package io.heyi.dissolution.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.shared.Ruling;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a case rules reaches the reader with everything that its message names. */
class DissolutionReplyTest {

    @Test
    void aRulingThatComesTooLateKeepsWhatItsMessageIsFilledWith() {
        assertThat(DissolutionReply.of(Ruling.tooLate("dissolution.refusal.inventoryOpen", 3))).isEqualTo(new DissolutionReply.TooLate("dissolution.refusal.inventoryOpen", List.of(3)));
    }
}
