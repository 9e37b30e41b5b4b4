package io.heyi.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What each reader sees of a dissolution, and that the last signature by a click ends it (issue 5, parts 1, 4 and 5). */
class DissolutionPagesTest extends OnTheRealStack {

    private static final String OWNER = "entrepreneur-07";
    private static final String MEMBER = "entrepreneur-08";
    private static final String CREDITOR = "partner-chef";
    private static final String OWNERS_PAY = "12,345";
    private static final String MEMBERS_PAY = "11,223";

    private SettledOnPaper ended;

    @Test
    void everyReaderSeesWhatConcernsHimAndTheLastSignatureEndsIt() {
        ended = SettledOnPaper.played(this, OWNER, MEMBER, CREDITOR);
        theCaseSaysWhatIsOpen();
        payIsPrivate();
        theCreditorSeesHisClaim();
        theOwnerSigns();
        itIsClosedForEverybody();
    }

    private void theCaseSaysWhatIsOpen() {
        see(OWNER, ended.page(), screen -> {
            assertThat(screen.find(".me-stage.is-current")).hasCount(1);
            assertThat(screen.find("section[aria-labelledby=checklist-head]")).containsText("open");
            assertThat(screen.find("section[aria-labelledby=alternatives-head]")).containsText("A1");
            screen.shows("People order by telephone");
            assertThat(screen.find(".me-next-actions a[href*='/inbox']")).hasCount(1);
            assertThat(screen.find("[data-diagram-url] svg").first()).isVisible();
        });
        see("entrepreneur-60", "/scenarios", screen -> screen.shows("People order by telephone"));
    }

    private void payIsPrivate() {
        for (String reader : new String[] {OWNER, SettledOnPaper.OFFICER}) {
            see(reader, ended.money(), screen -> {
                screen.shows(OWNERS_PAY);
                screen.shows(MEMBERS_PAY);
                assertThat(screen.find("#waterfall")).containsText("60,000");
            });
        }
        see(MEMBER, ended.money(), screen -> {
            screen.shows(MEMBERS_PAY);
            showsNot(screen, OWNERS_PAY);
            assertThat(screen.find("#waterfall")).containsText("1 line is private");
            assertThat(screen.find("form[action$='/signature']")).hasCount(0);
        });
        for (String reader : new String[] {"entrepreneur-60", SettledOnPaper.PLATFORM, "auditor"}) {
            see(reader, ended.money(), screen -> {
                showsNot(screen, OWNERS_PAY);
                showsNot(screen, MEMBERS_PAY);
                assertThat(screen.find("#waterfall")).containsText("2 lines are private");
            });
        }
    }

    private void theCreditorSeesHisClaim() {
        see(CREDITOR, ended.money(), screen -> {
            screen.shows("60,000");
            showsNot(screen, OWNERS_PAY);
            showsNot(screen, MEMBERS_PAY);
            showsNot(screen, "Oven of 2025");
        });
        try (Screen screen = screen("partner-detergent")) {
            org.assertj.core.api.Assertions.assertThat(screen.open(ended.money()).status()).isEqualTo(404);
        }
    }

    private void theOwnerSigns() {
        see(OWNER, ended.money(), screen -> {
            screen.go("form[action$='/signature'] button[type=submit]");
            Await.recovery("closed", () -> {
                screen.open(ended.page());
                org.assertj.core.api.Assertions.assertThat(screen.find("#next-head").innerText()).isEqualTo("Closed");
            });
        });
    }

    private void itIsClosedForEverybody() {
        see(MEMBER, ended.page(), screen -> assertThat(screen.find("section[aria-labelledby=people-head] li")).hasCount(1));
        see(MEMBER, "/microenterprises/" + ended.microenterprise(), screen -> screen.shows("Closed"));
        see(SettledOnPaper.OFFICER, ended.money(), screen -> assertThat(screen.find("#waterfall")).containsText("60,000"));
        new Leftovers(this, ended.microenterprise(), ended.dissolving().code()).areNone();
    }

    private static void showsNot(Screen screen, String text) {
        assertThat(screen.find("main")).not().containsText(text);
    }

    private void see(String person, String path, Consumer<Screen> looking) {
        try (Screen screen = screen(person)) {
            screen.open(path);
            looking.accept(screen);
            screen.hasNoComplaints();
        }
    }
}
