package io.heyi.inbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchWordsTest {

    @Test
    void aCodeIsFoundWholeAndByItsParts() {
        assertThat(SearchWords.of(List.of("EMC-0001/2026-11"))).contains("emc-0001/2026-11", "emc-0001", "2026-11", "emc", "0001", "2026", "11");
        assertThat(SearchWords.question("EMC-0001")).hasValue("'emc-0001':*");
    }

    @Test
    void chineseIsFoundByCharactersAndPairs() {
        assertThat(SearchWords.of(List.of("审批提案"))).containsExactlyInAnyOrder("审", "批", "提", "案", "审批", "批提", "提案");
        assertThat(SearchWords.question("提案")).hasValue("'提案'");
        assertThat(SearchWords.question("审批提")).hasValue("'审批' & '批提'");
        assertThat(SearchWords.question("案")).hasValue("'案'");
    }

    @Test
    void languagesMayStandWithoutSpaceBetweenThem() {
        assertThat(SearchWords.question("审批ME-0001")).hasValue("'审批' & 'me-0001':*");
    }

    @Test
    void wideAndUpperLettersAreTheSame() {
        assertThat(SearchWords.question("ＥＭＣ")).isEqualTo(SearchWords.question("emc"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "!!!", "' | !", "&:*()"})
    void aQuestionWithoutWordsHasNone(String asked) {
        assertThat(SearchWords.question(asked)).isEmpty();
    }

    @Test
    void whatMeansSomethingToTheDatabaseStaysOutside() {
        assertThat(SearchWords.question("a'b\\ | !c:* <-> d")).hasValue("'a':* & 'b':* & 'c':* & 'd':*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u3300", "EMC-0001 x"})
    void aWordLongerThanAnyThatIsKeptFindsNothingAndIsNotAskedFor(String asked) {
        assertThat(SearchWords.question(asked + asked.substring(asked.length() - 1).repeat(199))).as("one letter may stand for many").isEmpty();
    }
}
