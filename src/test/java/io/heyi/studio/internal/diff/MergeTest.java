package io.heyi.studio.internal.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.orchestration.ModelKind;
import io.heyi.studio.internal.diff.Merge.Conflict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two drafts of one model meet (product-bar E10). */
class MergeTest {

    private static final String BASE = """
            <b:definitions xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d">
              <b:process id="p" name="P">
                <b:task id="one" name="One" />
                <b:task id="two" name="Two" />
                <b:task id="three" name="Three" />
              </b:process>
            </b:definitions>
            """;

    private static Merge merge(String theirs, String mine) {
        return Merge.of(ModelKind.PROCESS, BASE, theirs, mine);
    }

    @Test
    void changesAtDifferentPlacesAreBothKept() {
        var merge = merge(BASE.replace("\"One\"", "\"Eins\""), BASE.replace("\"Two\"", "\"Zwei\"").replace("    <b:task id=\"three\" name=\"Three\" />\n", ""));
        assertThat(merge.text()).isEqualTo(BASE.replace("\"One\"", "\"Eins\"").replace("\"Two\"", "\"Zwei\"").replace("    <b:task id=\"three\" name=\"Three\" />\n", ""));
        assertThat(merge.conflicts()).isEmpty();
    }

    @Test
    void whatTheOtherRemovedStaysAway() {
        var removed = BASE.replace("    <b:task id=\"three\" name=\"Three\" />\n", "");
        assertThat(merge(removed, BASE.replace("\"Two\"", "\"Zwei\""))).isEqualTo(new Merge(removed.replace("\"Two\"", "\"Zwei\""), List.of()));
    }

    @Test
    void theSameChangeTwiceIsNone() {
        var same = BASE.replace("\"One\"", "\"Eins\"");
        assertThat(merge(same, same)).isEqualTo(new Merge(same, List.of()));
    }

    @Test
    void whereBothChangedTheSameOnesOwnStandsAndTheConflictIsTold() {
        var merge = merge(BASE.replace("\"One\"", "\"Eins\""), BASE.replace("\"One\"", "\"Un\""));
        assertThat(merge.text()).isEqualTo(BASE.replace("\"One\"", "\"Un\""));
        assertThat(merge.conflicts()).containsExactly(new Conflict("one", "Un", "name", "Eins", "Un"));
    }

    @Test
    void whatOneRemovedAndTheOtherChangedIsAConflict() {
        var removed = BASE.replace("    <b:task id=\"two\" name=\"Two\" />\n", "");
        assertThat(merge(removed, BASE.replace("\"Two\"", "\"Zwei\"")).conflicts()).extracting(Conflict::element).containsExactly("two");
        assertThat(merge(BASE.replace("\"Two\"", "\"Zwei\""), removed).conflicts()).extracting(Conflict::element).containsExactly("two");
    }
}
