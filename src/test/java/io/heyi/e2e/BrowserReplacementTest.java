package io.heyi.e2e;

import static io.heyi.e2e.MissedMonth.COMMUNITY;
import static io.heyi.e2e.MissedMonth.FOOD;
import static io.heyi.e2e.MissedMonth.OVEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Whole stories of a party that has missed its bottom values, with nothing but the pages (domain.md P4). They share one month, for months pass for everybody; hence the
 * order: what needs no time comes first.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrowserReplacementTest extends OnTheRealStack {

    private static final String CHEF = "partner-chef";
    private static final String DETERGENT = "partner-detergent";
    private static final String JUDGE = "platform-owner-food";
    private static final String WITNESS = "settlement-officer";

    private MissedMonth missed;

    @BeforeAll
    void aMonthInWhichAPartyMissesItsBottomValue(E2e running) {
        use(running);
        missed = MissedMonth.of(this, List.of("Tied", "Cured", "Replaced"));
    }

    @Test
    @Order(1)
    void aPartyIsKeptAfterATie() {
        String emc = missed.contract(0);
        var story = ReplacementStory.asked(this::screen, OVEN, emc, missed.food(), "Every second box comes late");
        story.answers(FOOD, "Our cold store burnt down");
        story.skipsTheCure(OVEN);
        story.skipsTheCure(COMMUNITY);
        story.awaitStanding(FOOD, "Members vote");
        story.cannotVote(FOOD);
        story.votes(OVEN, "replace");
        story.votes(COMMUNITY, "keep");
        story.awaitStanding(COMMUNITY, "Kept");
        story.see(FOOD, screen -> screen.shows("The party is kept"));
        assertThat(as(FOOD).get("/emcs/" + emc).expect(200).body().findValuesAsText("actor")).contains(missed.food());
        isSeenInOperate(story.page(), story.code(), "endEvent_Kept");
    }

    @Test
    @Order(2)
    void aPartyIsCuredWithTheHelpOfTheOthers() {
        String emc = missed.contract(1);
        var story = ReplacementStory.asked(this::screen, OVEN, emc, missed.food(), "The boxes are too few");
        story.looksAtTheEvidence(FOOD, "800", "1,000 / 2,000 / 5,000");
        story.answers(FOOD, "A new supplier starts next week");
        story.plansHelp(COMMUNITY, "We lend two cooks until the supplier delivers");
        missed.renew(emc);
        reportsAFigure(OVEN, emc, "1300");
        story.awaitStanding(FOOD, "Recovered");
        story.see(FOOD, screen -> screen.shows("We lend two cooks until the supplier delivers"));
        story.see(COMMUNITY, screen -> screen.shows("The party is watched in the next month"));
        assertThat(database().query("select period from replacement.watch where emc = ? and subject = ?", emc, missed.food())).isEqualTo(missed.month().plusMonths(2).toString());
        isSeenInOperate(story.page(), story.code(), "endEvent_Recovered");
    }

    @Test
    @Order(3)
    void aPartyIsReplacedByAnOutsidePartner() {
        String emc = missed.contract(2);
        int versions = as(OVEN).get("/emcs/" + emc).expect(200).body().path("versions").size();
        var story = ReplacementStory.asked(this::screen, OVEN, emc, missed.food(), "Nobody eats these boxes");
        story.claimsACause(FOOD, "The recipes came too late", "recipes");
        story.decide(JUDGE, "reject", screen -> screen.fill("#f-reason", "The recipes were there in time"));
        story.skipsTheCure(OVEN);
        story.skipsTheCure(COMMUNITY);
        story.votes(OVEN, "replace");
        story.votes(COMMUNITY, "replace");

        var room = story.tender(OVEN);
        var start = LocalDate.ofInstant(now(), ZONE).plusMonths(1);
        try (var kept = wellRated(CHEF, DETERGENT)) {
            room.bids(CHEF, CHEF, "15", "Boxes from twelve kitchens", start);
            room.bids(DETERGENT, DETERGENT, "19", "Boxes from one kitchen", start);
            advanceTo(Instant.parse(as(OVEN).get("/tenders/" + room.code()).expect(200).at("/bidsUntil")).plusSeconds(60));
            room.opens(OVEN);
            room.opens(WITNESS);
            room.judges(OVEN, Map.of(CHEF, 90, DETERGENT, 60));
        }
        room.awards(OVEN);

        story.readsTheTerms(CHEF);
        story.signsTheTerms(CHEF);
        story.handsOver(FOOD);
        story.takesWhatIsHandedOver(CHEF);
        story.awaitStanding(OVEN, "Replaced");
        JsonNode view = as(OVEN).get("/emcs/" + emc).expect(200).body();
        assertThat(view.path("versions").size()).as("a new sealed version").isGreaterThan(versions);
        assertThat(view.at("/terms/nodes").findValuesAsText("actor")).contains(CHEF).doesNotContain(missed.food());
        assertThat(as(CHEF).get("/emcs/%s/proof".formatted(emc)).expect(200).text()).contains(story.code());
        // nobody appeals; until then the case waits for it
        advance(Period.ofDays(8));
        isSeenInOperate(story.page(), story.code(), "endEvent_Replaced");
    }

    private void reportsAFigure(String person, String emc, String value) {
        try (Screen screen = screen(person)) {
            screen.open("/metrics/new?emc=%s&period=%s".formatted(emc, missed.month().plusMonths(1)));
            screen.find("[name=figure]").selectOption(missed.food() + "/dishes");
            screen.fill("[name=value]", value);
            screen.fill("[name=source]", "Till");
            screen.go("form[action$='/metrics/new'] button[type=submit]");
            screen.shows("1,300");
            screen.hasNoComplaints();
        }
    }
}
