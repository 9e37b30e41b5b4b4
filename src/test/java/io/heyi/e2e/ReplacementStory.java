package io.heyi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What the parties of a contract do with a case about one of them, with nothing but the pages. */
final class ReplacementStory {

    private static final Pattern CASE = Pattern.compile(".*/replacements/(RC-[0-9]+)(\\?.*)?$");

    private static final String EVIDENCE = ".panel:has(#evidence-head)";

    private final Function<String, Screen> people;
    private final String code;

    private ReplacementStory(Function<String, Screen> people, String code) {
        this.people = people;
        this.code = code;
    }

    /** The lead finds the way from the contract's page and asks for a case. */
    static ReplacementStory asked(Function<String, Screen> people, String lead, String emc, String subject, String reason) {
        try (Screen screen = people.apply(lead)) {
            screen.open("/emcs/" + emc);
            screen.go("a[href$='/emcs/%s/replacement']".formatted(emc));
            screen.find("[name=subject]").selectOption(subject);
            screen.go("form[action$='/replacement'] button[type=submit]");
            screen.shows("Say why");
            screen.fill("[name=reason]", reason);
            screen.go("form[action$='/replacement'] button[type=submit]");
            var address = CASE.matcher(screen.page().url());
            assertThat(address.matches()).as(screen.page().url()).isTrue();
            screen.shows(reason);
            screen.hasNoComplaints();
            return new ReplacementStory(people, address.group(1));
        }
    }

    String code() {
        return code;
    }

    String page() {
        return "/replacements/" + code;
    }

    /** The party compares what it missed with what it promised; the frozen document is the one that the page names. */
    void looksAtTheEvidence(String person, String... figures) {
        see(person, screen -> {
            assertThat(screen.find(EVIDENCE + " table").innerText()).contains(figures);
            assertThat(screen.find(EVIDENCE + " .me-hash code").innerText()).isEqualTo(sha256(screen.document(EVIDENCE + " .panel-head a")));
        });
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void answers(String person, String text) {
        decide(person, "answer", screen -> screen.page().getByLabel("Your answer").fill(text));
        see(person, screen -> screen.shows(text));
    }

    /** Names a deliverable of another party that it waits for. */
    void claimsACause(String person, String text, String deliverable) {
        decide(person, "claimCause", screen -> {
            screen.page().getByLabel("Your answer").fill(text);
            screen.page().getByLabel("Deliverable of the other party").fill(deliverable);
        });
    }

    /** Any of the others, from the inbox: the case itself waits for the party. */
    void plansHelp(String person, String text) {
        try (Screen screen = people.apply(person)) {
            screen.awaitTask("group", code);
            screen.page().getByLabel("Help plan").fill(text);
            screen.choose("plan");
            screen.hasNoComplaints();
        }
    }

    /** One task of this case, taken from the button on its page. */
    void decide(String person, String outcome, Consumer<Screen> filling) {
        try (Screen screen = people.apply(person)) {
            screen.toTask(page());
            filling.accept(screen);
            screen.choose(outcome);
            screen.hasNoComplaints();
        }
    }

    void skipsTheCure(String person) {
        try (Screen screen = people.apply(person)) {
            awaitStanding(screen, "Cure period");
            screen.click("[data-dialog-open=skip-cure]");
            screen.go("#skip-cure button[type=submit]");
            screen.hasNoComplaints();
        }
    }

    /** Votes on a phone. */
    void votes(String person, String option) {
        try (Screen screen = people.apply(person).onAPhone()) {
            Await.step("the ballot of " + code, () -> {
                screen.open(page());
                assertThat(screen.find(".me-next-actions a[href*='/ballots/']").count()).isEqualTo(1);
            });
            screen.fits();
            screen.go(".me-next-actions a[href*='/ballots/']");
            screen.find("input[name=option][value=%s]".formatted(option)).check();
            screen.fits();
            screen.go(".bl-paper button[type=submit]");
            screen.fits();
            screen.go("form[action$='/votes'] button[type=submit]");
            assertThat(screen.find("[data-receipt]").getAttribute("data-receipt")).matches("[0-9a-f]{32}");
            screen.fits();
            screen.hasNoComplaints();
        }
    }

    /** Knows of the ballot and has no paper. */
    void cannotVote(String person) {
        see(person, screen -> {
            screen.go(".me-next-actions a[href*='/ballots/']");
            assertThat(screen.find("input[name=option]").count()).isZero();
        });
    }

    /** The way from the case to the tender that it has called, as somebody of the contract finds it. */
    TenderRoom tender(String person) {
        try (Screen screen = people.apply(person)) {
            Await.step("the tender of " + code, () -> {
                screen.open(page());
                assertThat(screen.find("a[href*='/tenders/T-']").count()).isPositive();
            });
            var address = screen.find("a[href*='/tenders/T-']").first().getAttribute("href");
            screen.hasNoComplaints();
            return new TenderRoom(people, address.substring(address.lastIndexOf('/') + 1));
        }
    }

    /** Whoever takes the part over reads the whole text on its page, which every page must be: readable by everybody, on a phone and in the dark. */
    void readsTheTerms(String person) {
        try (Screen screen = people.apply(person)) {
            screen.toTask(page());
            var address = screen.find("a[href*='/part-text?hash=']").first().getAttribute("href");
            screen.open(address);
            assertThat(screen.find("pre.emc-text").innerText()).isNotBlank();
            assertThat(screen.graveFindings()).isEmpty();
            assertThat(screen.overflowsOnANarrowScreen()).isEmpty();
            screen.open(address + "&theme=dark");
            assertThat(screen.poorContrasts()).isEmpty();
            screen.hasNoComplaints();
        }
    }

    /** Whoever takes the part over signs the text that the task shows. */
    void signsTheTerms(String person) {
        decide(person, "take", screen -> screen.page().getByLabel("I have read the terms").check());
    }

    /** Every item of the checklist, with a proof, and the word that there is nothing else, on a phone. */
    void handsOver(String person) {
        try (Screen screen = people.apply(person).onAPhone()) {
            Await.step("the checklist of " + code, () -> {
                screen.open(page());
                assertThat(screen.find("form[action$='/hand']").count()).isPositive();
            });
            screen.fits();
            for (int left = screen.find("form[action$='/hand']").count(); left > 0; left--) {
                screen.fill("form[action$='/hand'] textarea", "It lies in the shared folder");
                screen.fill("form[action$='/hand'] input[name^=link]", "https://example.org/hand-over");
                screen.go("form[action$='/hand'] button[type=submit]");
                assertThat(screen.find("form[action$='/hand']").count()).isEqualTo(left - 1);
            }
            for (int left = screen.find("form[action$='/none']").count(); left > 0; left--) {
                screen.go("form[action$='/none'] button[type=submit]");
                assertThat(screen.find("form[action$='/none']").count()).isEqualTo(left - 1);
            }
            screen.hasNoComplaints();
        }
    }

    void takesWhatIsHandedOver(String person) {
        see(person, screen -> {
            for (int left = screen.find("form[action$='/take']").count(); left > 0; left--) {
                screen.go("form[action$='/take'] button[type=submit]");
                assertThat(screen.find("form[action$='/take']").count()).isEqualTo(left - 1);
            }
        });
    }

    /** Until the page says so. */
    void awaitStanding(String person, String words) {
        try (Screen screen = people.apply(person)) {
            awaitStanding(screen, words);
            screen.hasNoComplaints();
        }
    }

    private void awaitStanding(Screen screen, String words) {
        Await.step("%s at %s".formatted(code, words), () -> {
            screen.open(page());
            assertThat(screen.find("#next-head").innerText()).isEqualTo(words);
        });
    }

    /** Looks at the page of the case. */
    void see(String person, Consumer<Screen> looking) {
        try (Screen screen = people.apply(person)) {
            screen.open(page());
            looking.accept(screen);
            screen.hasNoComplaints();
        }
    }
}
