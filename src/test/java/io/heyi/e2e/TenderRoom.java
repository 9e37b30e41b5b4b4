package io.heyi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;

/** What people do in the room of a tender, with nothing but the pages. */
final class TenderRoom {

    private final Function<String, Screen> people;
    private final String code;

    TenderRoom(Function<String, Screen> people, String code) {
        this.people = people;
        this.code = code;
    }

    String code() {
        return code;
    }

    String page() {
        return "/tenders/" + code;
    }

    /** @param from first day of the work */
    void bids(String person, String party, String price, String plan, LocalDate from) {
        try (Screen screen = people.apply(person)) {
            screen.open(page());
            screen.go("a[href*='bid=%s']".formatted(party));
            screen.fill("#bid [name=price]", price);
            screen.fill("#bid [name=plan]", plan);
            screen.fill("#bid [name=delivery]", "Every month");
            screen.fill("#bid [name=start]", from.toString());
            screen.go("#bid form button[type=submit]");
            assertThat(screen.find(".me-hash-text").first().innerText()).as("fingerprint of the sealed bid").matches("[0-9a-f]{64}");
            screen.hasNoComplaints();
        }
    }

    void opens(String person) {
        try (Screen screen = people.apply(person)) {
            screen.toTask(page());
            screen.page().getByLabel("I act for no bidder").check();
            screen.choose("confirm");
            screen.hasNoComplaints();
        }
    }

    /** @param quality 0 to 100 by party */
    void judges(String person, Map<String, Integer> quality) {
        try (Screen screen = people.apply(person)) {
            Await.step("opened bids of " + code, () -> {
                screen.open(page());
                assertThat(screen.find("#judge").count()).isEqualTo(1);
            });
            quality.forEach((party, points) -> {
                screen.fill("[name='judgements[%s].quality']".formatted(party), String.valueOf(points));
                screen.fill("[name='judgements[%s].risk']".formatted(party), "8");
                screen.fill("[name='judgements[%s].reason']".formatted(party), "Known for good work");
            });
            screen.go("#judge button[type=submit]");
            screen.toTask(page());
            screen.page().getByLabel("My judgements are final").check();
            screen.choose("confirm");
            screen.hasNoComplaints();
        }
    }

    /** To the best bid, which the form proposes. */
    void awards(String person) {
        try (Screen screen = people.apply(person)) {
            screen.toTask(page());
            screen.choose("award");
            screen.hasNoComplaints();
        }
    }
}
