package io.heyi.replacement.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.Username;
import io.heyi.ballot.Seat;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ElectorateTest {

    /** @param people of each seat, by spaces */
    private static Electorate seats(String... people) {
        return new Electorate(IntStream.range(0, people.length).mapToObj(i -> new Seat("ME-000" + i, "Seat " + i, names(people[i]))).toList());
    }

    private static List<Username> names(String people) {
        return Arrays.stream(people.split(" ")).map(Username::new).toList();
    }

    @Test
    void seatsOfTheSamePersonHaveOneVoter() {
        assertThat(seats("anna", "anna", "boris").voters()).extracting(Username::value).containsExactlyInAnyOrder("anna", "boris");
        assertThat(seats("anna", "anna", "boris").mostSeatsOfOne()).isEqualTo(2);
    }

    @Test
    void manyPeopleOfOneSeatAreOneVoterMore() {
        assertThat(seats("anna", "anna", "anna boris carla").voters()).hasSize(2);
    }

    @Test
    void whoCanCastTwoSeatsLeavesOneToWhoCanCastNoOther() {
        assertThat(seats("anna boris", "anna", "boris carla").voters()).hasSize(3);
        assertThat(seats("anna boris", "anna boris", "anna boris").voters()).hasSize(2);
    }

    @Test
    void withoutSeatsNobodyVotes() {
        assertThat(seats().voters()).isEmpty();
        assertThat(seats().mostSeatsOfOne()).isZero();
    }
}
