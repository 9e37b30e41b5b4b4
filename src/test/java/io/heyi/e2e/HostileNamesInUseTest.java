package io.heyi.e2e;

import static io.heyi.e2e.ProposalBody.aProposal;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two owners bring into use names that hold scripts: whoever meets the case reads them as text (issue 7). */
class HostileNamesInUseTest extends OnTheRealStack {

    private static final String FOUNDING = "me-founding.bpmn";
    private static final String FORM = "decide-sponsorship.form";
    private static final String SPONSOR = "platform-owner-food";
    private static final String HACK = "<img src=x onerror='window.hacked=1'><script>window.hacked=1</script>";
    private static final String ESCAPED = "&lt;img src=x onerror='window.hacked=1'&gt;&lt;script&gt;window.hacked=1&lt;/script&gt;";
    private static final LocatorAssertions.HasCountOptions DRAWN = new LocatorAssertions.HasCountOptions().setTimeout(15_000);
    private static final String HANDLERS = "() => [...document.querySelectorAll('*')].filter(one => [...one.attributes].some(at => at.name.startsWith('on'))).map(one => one.outerHTML).join()";

    private Changing change;
    private Founding founding;

    @AfterEach
    void everythingIsAsItWas() {
        if (founding != null) {
            founding.withdrawnBy("entrepreneur-01");
            founding.awaitStatus("WITHDRAWN");
        }
        if (change != null && change.state().equals("LIVE")) {
            change.rolledBack();
        }
    }

    @Test
    void theyAreReadAsTextByEverybody() {
        change = Changing.begun(this::as, "Names with scripts " + HACK)
                .edited(FOUNDING, text -> text.replaceFirst("(<bpmn:process[^>]* name=\")[^\"]*", "$1" + ESCAPED).replace("name=\"Decide on sponsorship\"", "name=\"" + ESCAPED + "\""))
                .edited(FORM, text -> text.replaceFirst("\"components\"\\s*:\\s*\\[", "\"components\": [{\"type\": \"text\", \"id\": \"text_hack\", \"text\": \"# Title\\\\n[press](javascript:window.hacked=1) %s\"},".formatted(HACK)))
                .rehearsed().submitted();
        change.approvedBy(Changing.CHECKER).expect(200);
        change.awaitLive();
        int version = change.version(FOUNDING);
        founding = submit("entrepreneur-01", aProposal());
        String task = founding.awaitTask(SPONSOR, Founding.SPONSORSHIP).path("id").asText();

        var pages = Map.of(
                SPONSOR, List.of("/inbox", "/inbox/tasks/" + task, "/proposals/" + founding.id()),
                "entrepreneur-01", List.of("/proposals/" + founding.id()),
                "operator", List.of("/operations", "/studio/models/" + FOUNDING + "/figures"),
                Changing.MAKER, List.of("/studio", "/studio/changes/" + change.code(), "/studio/models/" + FOUNDING, "/studio/models/" + FOUNDING + "/versions",
                        "/studio/models/" + FOUNDING + "/versions/" + version, "/studio/models/" + FOUNDING + "/cases", "/studio/models/" + FOUNDING + "/retirement", "/studio/scenarios"));
        pages.forEach((user, addresses) -> {
            try (Screen screen = screen(user)) {
                addresses.forEach(address -> isHarmless(screen, address));
            }
        });
    }

    private static void isHarmless(Screen screen, String address) {
        assertThat(screen.open(address).status()).as(address).isEqualTo(200);
        PlaywrightAssertions.assertThat(screen.find("[data-form]:not([data-form-ready]), [data-studio-compare]:not([data-ready])")).hasCount(0, DRAWN);
        assertThat(screen.page().evaluate("() => window.hacked")).as(address).isNull();
        assertThat(screen.page().evaluate(HANDLERS)).as(address).isEqualTo("");
        assertThat(screen.find("a[href^='javascript:']").count()).as(address).isZero();
    }
}
