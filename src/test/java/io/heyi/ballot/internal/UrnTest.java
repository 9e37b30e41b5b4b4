package io.heyi.ballot.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.ballot.Receipt;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UrnTest {

    private static Urn urnOf(int votes) {
        var urn = Urn.empty();
        for (int i = 0; i < votes; i++) {
            urn = urn.with(new Urn.Slip(Receipt.random(), i % 3));
        }
        return urn;
    }

    @Test
    void whatWasPutInComesOutInTheOrderOfTheReceipts() {
        var urn = urnOf(7);
        assertThat(Urn.of(urn.bytes(9), 9, 7, 3)).contains(urn);
        assertThat(urn.slips()).extracting(slip -> slip.receipt().value()).isSorted();
    }

    @Test
    void itsLengthTellsNothingOfTheVotesInIt() {
        assertThat(IntStream.rangeClosed(0, 9).map(votes -> urnOf(votes).bytes(9).length).distinct().count()).isEqualTo(1);
    }

    @Test
    void anotherNumberOfVotesAnUnknownOptionOrTheSameReceiptTwiceIsNoUrn() {
        var bytes = urnOf(3).bytes(5);
        assertThat(Urn.of(bytes, 5, 2, 3)).isEmpty();
        assertThat(Urn.of(bytes, 5, 4, 3)).isEmpty();
        assertThat(Urn.of(bytes, 6, 3, 3)).isEmpty();
        assertThat(Urn.of(bytes, 5, 3, 2)).isEmpty();
        var twice = Arrays.copyOf(urnOf(1).bytes(2), 36);
        System.arraycopy(twice, 0, twice, 18, 18);
        assertThat(Urn.of(twice, 2, 2, 3)).isEmpty();
    }
}
