package io.heyi.studio.internal.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.orchestration.ModelKind;
import io.heyi.studio.internal.diff.Merge.Conflict;
import java.util.List;
import java.util.Set;
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

    @Test
    void whereOneYieldsTheOthersChangeStandsAndOnesOwnOtherChangesStay() {
        var theirs = BASE.replace("\"One\"", "\"Eins\"");
        var mine = BASE.replace("\"One\"", "\"Un\"").replace("\"Two\"", "\"Zwei\"").replace("name=\"P\"", "name=\"Q\"");
        assertThat(Merge.of(ModelKind.PROCESS, BASE, theirs, mine, Set.of("one")).text()).isEqualTo(mine.replace("\"Un\"", "\"Eins\""));
        assertThat(Merge.of(ModelKind.PROCESS, BASE, theirs, mine, Set.of("one", "p")).text()).as("of a container only its own").isEqualTo(mine.replace("\"Un\"", "\"Eins\"").replace("\"Q\"", "\"P\""));
        assertThat(Merge.of(ModelKind.PROCESS, BASE, theirs, mine, Set.of("no-such")).text()).isEqualTo(mine);
    }

    @Test
    void whatOneRemovedComesBackAsTheOtherChangedIt() {
        var without = BASE.replace("    <b:task id=\"two\" name=\"Two\" />\n", "");
        var changed = BASE.replace("\"Two\"", "\"Zwei\"");
        assertThat(Merge.of(ModelKind.PROCESS, BASE, changed, without, Set.of("two")).text()).isEqualTo(changed);
        assertThat(Merge.of(ModelKind.PROCESS, BASE, without, changed, Set.of("two")).text()).isEqualTo(without);
        var mineToo = BASE.replace("</b:process>", "  <b:task id=\"new\" name=\"Mine\" />\n  </b:process>");
        var theirsToo = BASE.replace("</b:process>", "  <b:task id=\"new\" name=\"Theirs\" />\n  </b:process>");
        assertThat(Merge.of(ModelKind.PROCESS, BASE, theirsToo, mineToo, Set.of("new")).text()).isEqualTo(theirsToo);
    }

    @Test
    void fieldsOfFormsYieldToo() {
        var base = "{\"id\":\"f\",\"components\":[{\"id\":\"a\",\"label\":\"A\"},{\"id\":\"g\",\"components\":[{\"id\":\"b\",\"label\":\"B\"}]}]}";
        var theirs = base.replace("\"A\"", "\"Eins\"").replace("\"B\"", "\"Zwei\"");
        var mine = base.replace("\"A\"", "\"Un\"").replace("\"B\"", "\"Deux\"");
        var merge = Merge.of(ModelKind.FORM, base, theirs, mine, Set.of("b"));
        assertThat(ModelDifference.of(ModelKind.FORM, base.replace("\"A\"", "\"Un\"").replace("\"B\"", "\"Zwei\""), merge.text())).isEmpty();
        assertThat(merge.conflicts()).extracting(Conflict::element).containsExactly("a", "b");
        var gone = "{\"id\":\"f\",\"components\":[{\"id\":\"g\",\"components\":[]}]}";
        assertThat(ModelDifference.of(ModelKind.FORM, gone, Merge.of(ModelKind.FORM, base, gone, mine, Set.of("a", "b")).text())).isEmpty();
    }
}
