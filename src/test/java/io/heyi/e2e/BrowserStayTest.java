package io.heyi.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.heyi.e2e.ProposalBody.aProposal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Into the talent pool and out of it with nothing but the pages (issue 5, part 5). */
class BrowserStayTest extends OnTheRealStack {

    private static final String SEEKER = "committee-5";
    private static final String EMPLOYER = "entrepreneur-59";

    @Test
    void somebodyEntersFindsAnOpeningAndAcceptsAnOffer() {
        var founding = submit(EMPLOYER, aProposal().coFounders("entrepreneur-58")).sponsored("platform-owner-food").joined("entrepreneur-58", "0")
                .signed(EMPLOYER, "entrepreneur-58", "platform-owner-food").awaitStatus("FOUNDED");
        String opening = opening(founding.microenterpriseCode());
        enters();
        saysThatHeIsInterested(opening);
        isOfferedThePlace(opening);
        acceptsOnAPhone(founding.microenterpriseCode());
    }

    private String opening(String microenterprise) {
        return as(EMPLOYER).post("/openings", Map.of("microenterprise", microenterprise, "role", "engineer", "skills", List.of(Map.of("name", "Sourdough")), "country", "CN", "salaryFrom", "20000",
                "salaryTo", "30000", "text", "Bread at night", "until", LocalDate.ofInstant(now(), ZONE).plusDays(30).toString())).expect(201).at("/code");
    }

    private void enters() {
        try (Screen screen = screen(SEEKER)) {
            screen.open("/talent/stay");
            screen.click("[data-dialog-open=enter-pool]");
            screen.go("#enter-pool button[type=submit]");
            screen.shows("You are in the talent pool.");
            JsonNode stay = as(SEEKER).get("/pool-stays/mine").expect(200).body();
            assertThat(screen.find("section[aria-labelledby=time-head]")).containsText(stay.path("daysLeft").asText());
            assertThat(screen.find("section[aria-labelledby=wage-head] tbody")).hasCount(stay.path("wages").size());
            assertThat(screen.find("section[aria-labelledby=wage-head] tbody").first()).containsText("70");
            assertThat(screen.find("section[aria-labelledby=wage-head] tfoot")).containsText("CNY");
            screen.hasNoComplaints();
        }
    }

    private void saysThatHeIsInterested(String opening) {
        try (Screen screen = screen(SEEKER)) {
            screen.open("/talent/stay");
            screen.go("main a.btn[href='/talent/openings']");
            screen.find("li:has(#row-%s) summary".formatted(opening)).click();
            assertThat(screen.find("li:has(#row-%s) details ul".formatted(opening))).not().isEmpty();
            screen.go("#row-" + opening);
            screen.shows("Bread at night");
            screen.fill("form[action$='/applications'] textarea", "I do not sleep");
            screen.go("form[action$='/applications'] button[type=submit]");
            screen.shows("The owner sees that you are interested.");
            screen.hasNoComplaints();
        }
    }

    private void isOfferedThePlace(String opening) {
        try (Screen screen = screen(EMPLOYER)) {
            screen.open("/talent/openings/" + opening);
            screen.shows("I do not sleep");
            screen.go("a[href$='/candidates']");
            assertThat(screen.find("main a[href*='/people/%s']".formatted(SEEKER)).first()).isVisible();
            screen.open("/talent/openings/" + opening);
            screen.fill("form[action$='/offers'] [name=person]", SEEKER);
            screen.fill("form[action$='/offers'] [name=salary]", "1");
            screen.go("form[action$='/offers'] button[type=submit]");
            assertThat(screen.find("form[action$='/offers'] .field-errors").first()).isVisible();
            screen.fill("form[action$='/offers'] [name=salary]", "24000");
            screen.go("form[action$='/offers'] button[type=submit]");
            assertThat(screen.find("section[aria-labelledby=offers-head]")).containsText("24,000");
            screen.hasNoComplaints();
        }
    }

    private void acceptsOnAPhone(String microenterprise) {
        try (Screen screen = screen(SEEKER).onAPhone()) {
            screen.open("/talent/stay");
            screen.fits();
            screen.click("[data-dialog-open^=accept-]");
            screen.go("dialog[open] button[type=submit]");
            screen.shows("You have accepted the offer.");
            screen.shows("Joined a micro-enterprise");
            screen.shows(microenterprise);
            screen.fits();
            screen.open("/microenterprises/" + microenterprise);
            screen.fits();
            screen.hasNoComplaints();
        }
        keycloak().awaitAmongMembers("/microenterprises/%s/members".formatted(microenterprise), List.of(SEEKER));
    }
}
