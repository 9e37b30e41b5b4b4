package io.heyi.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.heyi.e2e.ProposalBody.aProposal;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import io.heyi.files.SampleFiles;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A day in the inbox with nothing but the pages (issue 6): substitutes, drafts, many tasks at once, a colleague's opinion, two windows, a lost connection. */
class BrowserInboxTest extends OnTheRealStack {

    private static final String SPONSOR = "platform-owner-food";
    private static final String SUBSTITUTE = "platform-owner-clothing";
    private static final String COLLEAGUE = "entrepreneur-19";
    private static final byte[] PLAN = SampleFiles.pdf();
    private static final String REASON = "f-reason";

    @Test
    void whoIsAwayIsStoodInForWithBothNamesUntilItIsEnded() {
        var first = submit("entrepreneur-17", aProposal());
        var second = submit("entrepreneur-18", aProposal());
        first.awaitTask(SPONSOR, Founding.SPONSORSHIP);
        String later = second.awaitTask(SPONSOR, Founding.SPONSORSHIP).path("id").asText();
        try (Screen screen = screen(SUBSTITUTE)) {
            assertThat(screen.open("/inbox/tasks/" + later).status()).as("nobody's substitute yet").isEqualTo(403);
        }
        goesAway();
        standsIn(first);
        isBack();
        try (Screen screen = screen(SUBSTITUTE)) {
            assertThat(screen.open("/inbox/tasks/" + later).status()).as("nobody's substitute any more").isEqualTo(403);
        }
        second.declined(SPONSOR, "Only asked for the sake of the story");
    }

    private void goesAway() {
        LocalDate today = LocalDate.ofInstant(now(), ZONE);
        try (Screen screen = screen(SPONSOR)) {
            screen.open("/inbox/substitutions");
            screen.fill("#f-substitute", SPONSOR);
            screen.fill("#f-firstDay", today.toString());
            screen.fill("#f-lastDay", today.plusDays(14).toString());
            screen.go("main form[action$='/inbox/substitutions'] button[type=submit]");
            screen.shows("Nobody stands in for himself. Choose somebody else.");
            screen.fill("#f-substitute", SUBSTITUTE);
            screen.fill("#f-reason", "Holidays");
            screen.go("main form[action$='/inbox/substitutions'] button[type=submit]");
            assertThat(screen.find(".substitution-row").first()).containsText("acts for you");
            screen.hasNoComplaints();
        }
    }

    private void standsIn(Founding founding) {
        try (Screen substitute = screen(SUBSTITUTE); Screen sponsor = screen(SPONSOR)) {
            substitute.openTask("others", founding.id());
            substitute.shows("Feng Zhao");
            substitute.fill("#" + REASON, "Typed while somebody else takes it");
            sponsor.openTask("group", founding.id());
            sponsor.go("form[action*='/claim'] button");
            assertThat(substitute.find("[data-task-notice]")).isVisible();
            assertThat(substitute.find("[data-task-notice]")).containsText("Feng Zhao");
            assertThat(substitute.find("#" + REASON)).hasValue("Typed while somebody else takes it");
            sponsor.go("form[action*='/release'] button");
            substitute.openTask("others", founding.id());
            substitute.fill("#" + REASON, "He asked me to");
            substitute.choose("sponsor");
            for (Screen screen : List.of(substitute, sponsor)) {
                seenDecided(screen, founding);
                assertThat(screen.find(".notice-good")).containsText("Clara Rossi");
                assertThat(screen.find(".notice-good")).containsText("Feng Zhao");
            }
            substitute.hasNoComplaints();
            sponsor.hasNoComplaints();
        }
    }

    private void isBack() {
        try (Screen screen = screen(SPONSOR)) {
            screen.open("/inbox/substitutions");
            screen.go(".substitution-row form[action$='/revoke'] button");
            screen.shows("The substitution has ended.");
            screen.hasNoComplaints();
        }
    }

    @Test
    void aDraftIsThereInTheNextWindowAndTheOlderWindowOverwritesNothing() {
        var founding = submit("entrepreneur-20", aProposal());
        founding.awaitTask(SPONSOR, Founding.SPONSORSHIP);
        try (Screen older = screen(SPONSOR); Screen newer = screen(SPONSOR)) {
            older.openTask("group", founding.id());
            typed(older, "Half a thought");
            newer.openTask("group", founding.id());
            assertThat(newer.find("#" + REASON)).hasValue("Half a thought");
            typed(newer, "A whole thought");
            older.find("#" + REASON).pressSequentially(", and more");
            assertThat(older.find("[data-draft-status]")).containsText("another window");
            assertThat(older.find("#" + REASON)).hasValue("Half a thought, and more");
            newer.openTask("group", founding.id());
            assertThat(newer.find("#" + REASON)).hasValue("A whole thought");
            newer.choose("decline");
            seenDecided(newer, founding);
            newer.shows("A whole thought");
            newer.hasNoComplaints();
        }
    }

    private static void seenDecided(Screen screen, Founding founding) {
        screen.open("/inbox?view=done&businessKey=" + founding.id());
        screen.go(".inbox-row .row-title");
    }

    private static void typed(Screen screen, String text) {
        var kept = screen.page().waitForResponse(answer -> answer.url().endsWith("/draft") && answer.request().method().equals("PUT"), () -> {
            screen.find("#" + REASON).clear();
            screen.find("#" + REASON).pressSequentially(text);
        });
        assertThat(kept.status()).isEqualTo(200);
        assertThat(screen.find("[data-draft-status]")).containsText("Draft saved");
    }

    @Test
    void manyAreTakenAtOnceAndEachIsReported() {
        String name = "Bulk " + Long.toString(System.nanoTime(), 36);
        var first = submit("entrepreneur-21", aProposal().with("name", name + " one"));
        var second = submit("entrepreneur-22", aProposal().with("name", name + " two"));
        first.awaitTask(SPONSOR, Founding.SPONSORSHIP);
        second.awaitTask(SPONSOR, Founding.SPONSORSHIP);
        try (Screen screen = screen(SPONSOR)) {
            screen.open("/inbox?view=group&q=" + Api.encoded(name));
            assertThat(screen.find(".inbox-row")).hasCount(2);
            screen.find(".inbox-check").nth(0).check();
            screen.find(".inbox-check").nth(1).check();
            screen.go("#inbox-bulk button[type=submit]");
            screen.find("input[name=action][value=claim]").check();
            screen.go("main form[action$='/inbox/bulk'] button[type=submit]");
            screen.shows("2 of 2 will be done");
            screen.go("form[action$='/inbox/bulk/run'] button[type=submit]");
            screen.shows("2 of 2 done");
            assertThat(screen.find(".bulk-row .bulk-good")).hasCount(2);
            screen.hasNoComplaints();
        }
        first.declined(SPONSOR, "Only asked for the sake of the story");
        second.declined(SPONSOR, "Only asked for the sake of the story");
    }

    @Test
    void aColleagueIsAskedAndTheTaskStaysWhereItIs() {
        var founding = submit("entrepreneur-23", aProposal());
        founding.awaitTask(SPONSOR, Founding.SPONSORSHIP);
        String question = "Is this one <b>sound</b>? " + founding.id();
        try (Screen screen = screen(SPONSOR)) {
            screen.openTask("group", founding.id());
            attaches(screen);
            screen.click("#comments details summary");
            screen.fill("#f-colleague", COLLEAGUE);
            screen.fill("#f-question", question);
            screen.go("form[action$='/questions'] button[type=submit]");
            screen.shows("You will be told when there is an answer.");
            screen.hasNoComplaints();
        }
        try (Screen screen = screen(COLLEAGUE)) {
            screen.open("/notices");
            assertThat(screen.find(".notice-open").first()).containsText("asks for your opinion");
            screen.open("/inbox/asked");
            screen.go("a.row-title:has-text('%s')".formatted(founding.id()));
            screen.shows(question);
            screen.fill("textarea[name=text]", "Sound, but small. <script>document.title='owned'</script>");
            screen.go("main form[action*='/inbox/asked/'] button[type=submit]");
            screen.hasNoComplaints();
        }
        try (Screen screen = screen(SPONSOR)) {
            screen.openTask("group", founding.id());
            assertThat(screen.find("#comments")).containsText("Sound, but small. <script>");
            assertThat(screen.page().title()).isNotEqualTo("owned");
            assertThat(screen.document("#attachments a[download]")).isEqualTo(PLAN);
            screen.hasNoComplaints();
        }
        founding.declined(SPONSOR, "Only asked for the sake of the story");
    }

    private static void attaches(Screen screen) {
        screen.find("#f-attachment").setInputFiles(new FilePayload("plan.png", "image/png", PLAN));
        screen.go("#attachments form[enctype] button");
        screen.shows("The content is not what the name says (png).");
        screen.find("#f-attachment").setInputFiles(new FilePayload("plan <i>.pdf", "application/pdf", PLAN));
        screen.go("#attachments form[enctype] button");
        assertThat(screen.find("#attachments a[download]")).hasText("plan <i>.pdf");
    }

    @Test
    void aLostConnectionIsShownAndHeals() {
        try (Screen screen = screen(COLLEAGUE)) {
            screen.page().route("**/inbox/stream", Route::abort);
            screen.open("/inbox");
            var soon = new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);
            assertThat(screen.find("[data-inbox-live]")).containsText("Connection lost", soon);
            screen.page().unroute("**/inbox/stream");
            assertThat(screen.find("[data-inbox-live]")).isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(60_000));
        }
    }
}
