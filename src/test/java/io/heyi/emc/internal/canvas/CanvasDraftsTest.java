package io.heyi.emc.internal.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.emc.EmcModule;
import io.heyi.emc.internal.canvas.CanvasDrafts.Base;
import io.heyi.emc.internal.canvas.CanvasDrafts.Saved;
import io.heyi.emc.internal.canvas.CanvasDrafts.Started;
import io.heyi.microenterprise.TownPeople;
import java.util.HashMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Several people at one canvas: nobody overwrites anybody unseen. */
@EmcModule
@Import(CanvasDrafts.class)
class CanvasDraftsTest {

    @Autowired CanvasDrafts drafts;
    @Autowired TownPeople people;

    private UUID id;

    @BeforeEach
    void shared() {
        id = ((Started.Kept) drafts.start(people.as("entrepreneur-01"), CanvasDocument.beginning("ME-0001", "Missed").with("nodes[1].actor", "ME-0002").with("nodes[1].tier", "STRATEGIC")
                .with("nodes[2].actor", "partner-chef").tidy())).canvas().id();
    }

    private CanvasDocument document() {
        return drafts.open(people.as("entrepreneur-01"), id).orElseThrow().canvas().document();
    }

    private static Base seen(CanvasDocument document) {
        var parts = new HashMap<String, String>();
        document.actors().forEach(actor -> parts.put(actor, document.partHash(actor)));
        return new Base(document.frameHash(), parts);
    }

    private Saved save(String person, CanvasDocument sent, Base base) {
        return drafts.save(people.as(person), id, sent, base);
    }

    @Test
    void whoeverIsNamedMayOpenItAndNobodyElse() {
        assertThat(drafts.open(people.as("entrepreneur-02"), id).orElseThrow().rights()).isEqualTo(new CanvasDrafts.Rights(false, java.util.List.of("ME-0002")));
        assertThat(drafts.open(people.as("partner-chef"), id)).isPresent();
        assertThat(drafts.open(people.as("entrepreneur-03"), id)).isEmpty();
        assertThat(drafts.open(people.as("administrator"), id)).isEmpty();
        assertThat(drafts.of(people.as("partner-chef"))).extracting(CanvasDrafts.Canvas::id).contains(id);
        assertThat(drafts.of(people.as("entrepreneur-03"))).extracting(CanvasDrafts.Canvas::id).doesNotContain(id);
    }

    @Test
    void aPartyChangesOnlyItsOwnPart() {
        var before = document();
        var sent = before.with("title", "Mine now").with("nodes[0].contribution", "Nothing").with("nodes[1].contribution", "Recipes").with("nodes[1].ratioPercent", "99");
        assertThat(save("entrepreneur-02", sent, seen(before))).isInstanceOf(Saved.Kept.class);
        assertThat(document().value("nodes[1].contribution")).isEqualTo("Recipes");
        assertThat(document().value("title")).isEmpty();
        assertThat(document().value("nodes[0].contribution")).isEmpty();
        assertThat(document().value("nodes[1].ratioPercent")).isEmpty();
    }

    @Test
    void whatDifferentPeopleChangeIsPutTogether() {
        var before = document();
        assertThat(save("entrepreneur-02", before.with("nodes[1].contribution", "Recipes"), seen(before))).isInstanceOf(Saved.Kept.class);
        assertThat(save("partner-chef", before.with("nodes[2].contribution", "Cooking shows"), seen(before))).isInstanceOf(Saved.Kept.class);
        assertThat(save("entrepreneur-01", before.with("title", "Smart cooking").with("nodes[1].ratioPercent", "20"), seen(before))).isInstanceOf(Saved.Kept.class);
        assertThat(document().value("title")).isEqualTo("Smart cooking");
        assertThat(document().value("nodes[1].contribution")).isEqualTo("Recipes");
        assertThat(document().value("nodes[1].ratioPercent")).isEqualTo("20");
        assertThat(document().value("nodes[2].contribution")).isEqualTo("Cooking shows");
    }

    @Test
    void theSamePartChangedTwiceIsAConflictAndSavesNothing() {
        var before = document();
        save("entrepreneur-02", before.with("nodes[1].contribution", "Recipes"), seen(before));
        assertThat(save("entrepreneur-01", before.with("nodes[1].contribution", "Something else"), seen(before)))
                .isInstanceOfSatisfying(Saved.Conflict.class, conflict -> assertThat(conflict.latest().changedBy()).isEqualTo("entrepreneur-02"));
        assertThat(save("entrepreneur-02", before.with("nodes[1].contribution", "From another tab"), seen(before))).isInstanceOf(Saved.Conflict.class);
        assertThat(document().value("nodes[1].contribution")).isEqualTo("Recipes");
    }

    @Test
    void aConflictOfTwoLeavesAloneWhatAThirdHasWritten() {
        var before = document();
        save("entrepreneur-02", before.with("nodes[1].contribution", "Recipes"), seen(before));
        save("partner-chef", before.with("nodes[2].contribution", "Cooking shows"), seen(before));
        var typed = before.with("title", "Smart cooking").with("nodes[1].contribution", "Something else");
        assertThat(save("entrepreneur-01", typed, seen(before))).isInstanceOfSatisfying(Saved.Conflict.class, conflict -> {
            assertThat(conflict.parts()).as("who is really in conflict").containsExactly("ME-0002");
            assertThat(conflict.frame()).isFalse();
            assertThat(conflict.merged().value("title")).isEqualTo("Smart cooking");
            assertThat(conflict.merged().value("nodes[1].contribution")).isEqualTo("Something else");
            assertThat(conflict.merged().value("nodes[2].contribution")).isEqualTo("Cooking shows");
            assertThat(save("entrepreneur-01", conflict.merged(), seen(conflict.latest().document()))).as("once more").isInstanceOf(Saved.Kept.class);
        });
        assertThat(document().value("nodes[1].contribution")).isEqualTo("Something else");
        assertThat(document().value("nodes[2].contribution")).as("nobody's words are overwritten unseen").isEqualTo("Cooking shows");
    }

    @Test
    void whoeverSavesIsToldWhenSomethingOfOthersWasPutIn() {
        var before = document();
        assertThat(save("entrepreneur-01", before.with("title", "One"), seen(before))).isInstanceOfSatisfying(Saved.Kept.class, kept -> assertThat(kept.mergedWith()).isNull());
        var now = document();
        save("entrepreneur-02", now.with("nodes[1].contribution", "Recipes"), seen(now));
        assertThat(save("entrepreneur-01", now.with("title", "Two"), seen(now)))
                .isInstanceOfSatisfying(Saved.Kept.class, kept -> assertThat(kept.mergedWith()).isEqualTo("entrepreneur-02"));
    }

    @Test
    void aSecondTabThatChangedNothingTakesOverWhatTheFirstHasWritten() {
        var before = document();
        save("entrepreneur-01", before.with("title", "One"), seen(before));
        assertThat(save("entrepreneur-01", before.with("nodes[0].contribution", "Ovens"), seen(before))).isInstanceOf(Saved.Kept.class);
        assertThat(document().value("title")).isEqualTo("One");
        assertThat(document().value("nodes[0].contribution")).isEqualTo("Ovens");
    }

    @Test
    void theLeadInTwoTabsIsAConflictToo() {
        var before = document();
        save("entrepreneur-01", before.with("title", "One"), seen(before));
        assertThat(save("entrepreneur-01", before.with("title", "Two"), seen(before))).isInstanceOf(Saved.Conflict.class);
        assertThat(save("entrepreneur-01", before.with("title", "Two"), new Base("", java.util.Map.of()))).isInstanceOf(Saved.Conflict.class);
        assertThat(document().value("title")).isEqualTo("One");
    }

    @Test
    void savingTheSameAgainChangesNothing() {
        var before = drafts.open(people.as("entrepreneur-01"), id).orElseThrow().canvas();
        save("entrepreneur-01", before.document(), seen(before.document()));
        assertThat(drafts.open(people.as("entrepreneur-01"), id).orElseThrow().canvas().document().frameHash()).isEqualTo(before.document().frameHash());
    }

    @Test
    void allWhoAreNamedMayCommentAndOthersMayNot() {
        assertThat(drafts.note(people.as("partner-chef"), id, "I am in")).isEmpty();
        assertThat(drafts.note(people.as("entrepreneur-03"), id, "Me too")).isPresent();
        assertThat(drafts.note(people.as("partner-chef"), id, "  ")).contains("emccanvas.flash.noteRefused");
        assertThat(drafts.notes(id)).extracting(CanvasDrafts.Note::text).containsExactly("I am in");
    }

    @Test
    void onlyTheOwnerDiscards() {
        assertThat(drafts.discard(people.as("entrepreneur-02"), id)).isFalse();
        assertThat(drafts.discard(people.as("entrepreneur-01"), id)).isTrue();
        assertThat(drafts.open(people.as("entrepreneur-01"), id)).isEmpty();
    }

    @Test
    void nobodyHasMoreThanAHandfulOfDrafts() {
        for (int i = 0; i < CanvasDrafts.MOST_DRAFTS; i++) {
            drafts.start(people.as("entrepreneur-09"), CanvasDocument.beginning("ME-0009", "x"));
        }
        assertThat(drafts.start(people.as("entrepreneur-09"), CanvasDocument.beginning("ME-0009", "x"))).isInstanceOf(Started.TooMany.class);
        var large = CanvasDocument.beginning("ME-0009", "x");
        for (int i = 0; i < 60; i++) {
            large = large.with("places[" + i + "].title", "t".repeat(5000));
        }
        assertThat(drafts.start(people.as("entrepreneur-08"), large)).isInstanceOf(Started.TooLarge.class);
    }
}
