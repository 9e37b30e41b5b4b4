package io.heyi.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.access.Username;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeakersTest {

    @Test
    void whoAnswersMustBeAbleToReadTheBallot() {
        var call = BallotFixtures.aCall("CASE", Secrecy.SECRET, 2);
        var stranger = new Speakers(List.of(), List.of(new Username("stranger")));
        assertThatThrownBy(() -> call.answeredBy(stranger)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("speakers");
        assertThat(call.answeredBy(new Speakers(List.of(new Username("owner-2")), List.of(new Username("observer")))).endingAt(BallotFixtures.NOW).speakers().callers())
                .containsExactly(new Username("owner-2"));
    }
}
