package io.heyi.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

/** A policy is changed with nothing but the pages: proposed by one process owner, approved by another, shown as coming with the next start (issue 7, product-bar S8). */
class BrowserPoliciesTest extends OnTheRealStack {

    private static final String SETTING = "heyi.policy.lists.saved-views";

    @Test
    void aSettingIsProposedByOneApprovedByAnotherAndComesWithTheNextStart() {
        try (Screen maker = screen("process-owner-1")) {
            maker.open("/policies");
            maker.go("a[href$='model=policies.json']");
            maker.fill("#f-title", "More saved views");
            maker.fill("#f-reason", "Thirty are too few for buyers");
            maker.go("main form button[type=submit]");
            maker.page().evaluate("document.querySelectorAll('main details').forEach(one => one.open = true)");
            maker.fill("[name='s-" + SETTING + "']", "45");
            try (Screen other = screen("process-owner-2")) {
                Await.step("somebody else sees that it is being edited", () -> {
                    other.open(URI.create(maker.page().url()).getPath());
                    assertThat(other.find("[data-locked]")).isVisible();
                });
                other.hasNoComplaints();
            }
            maker.go("main form button[type=submit]");
            maker.shows("45");
            maker.shows("Settings alone need no rehearsal");
            String change = maker.page().url().substring(maker.page().url().lastIndexOf("/studio"));
            maker.go("form[action$='/submission'] button");
            maker.shows("Waits for approval");
            try (Screen checker = screen("process-owner-2")) {
                checker.open(change);
                checker.shows("45");
                checker.go("button[value=approve]");
                checker.hasNoComplaints();
            }
            maker.open(change);
            maker.shows("In use");
            maker.open("/policies/" + SETTING);
            maker.shows("With the next start");
            maker.shows("Thirty are too few for buyers");
            maker.hasNoComplaints();
        }
        try (Screen person = screen("entrepreneur-01")) {
            person.open("/policies?only=COMING");
            person.shows("with the next start: 45");
            assertThat(person.find("a[href$='model=policies.json']")).hasCount(0);
            person.hasNoComplaints();
        }
    }
}
