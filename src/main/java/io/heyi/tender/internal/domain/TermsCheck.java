package io.heyi.tender.internal.domain;

import io.heyi.shared.FieldError;
import io.heyi.shared.Texts;
import io.heyi.tender.Addressees;
import io.heyi.tender.TenderTerms;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/** What makes the terms of a tender sound. Pure; who the parties are is asked elsewhere. */
public final class TermsCheck {

    private static final Duration LONGEST = Duration.ofDays(180);
    private static final int LONGEST_TITLE = 160;
    private static final int LONGEST_TEXT = 8000;
    private static final int LONGEST_KEY = 120;
    private static final int MOST_INVITED = 100;
    private static final BigDecimal FIVE = BigDecimal.valueOf(5);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final List<FieldError> errors = new ArrayList<>();

    private TermsCheck() {}

    /** @return every fault; empty when the tender may be published now */
    public static List<FieldError> faults(TenderTerms terms, Instant now) {
        var check = new TermsCheck();
        check.text("title", terms.title(), LONGEST_TITLE, true);
        check.text("need", terms.need(), LONGEST_TEXT, true);
        check.text("requirements", terms.requirements(), LONGEST_TEXT, false);
        check.text("caseKey", terms.caseKey(), LONGEST_KEY, false);
        check.currency(terms.currency());
        check.weights(terms);
        check.times(terms, now);
        if (terms.minimumBids() < 1 || terms.minimumBids() > 20) {
            check.error("minimumBids", "range", 1, 20);
        }
        if (terms.minimumRating() == null || terms.minimumRating().signum() < 0 || terms.minimumRating().compareTo(FIVE) > 0) {
            check.error("minimumRating", "range", 0, 5);
        }
        if (terms.highestPercent() != null && (terms.highestPercent().signum() <= 0 || terms.highestPercent().compareTo(HUNDRED) > 0)) {
            check.error("highestPercent", "range", 0, 100);
        }
        if (terms.invited().size() > MOST_INVITED) {
            check.error("invited", "tooMany", MOST_INVITED);
        }
        check.people("openers", terms.openers());
        check.people("evaluators", terms.evaluators());
        check.people("deciders", terms.deciders());
        return List.copyOf(check.errors);
    }

    private void text(String field, String text, int longest, boolean required) {
        if (text == null || text.isBlank()) {
            if (required) {
                error(field, "missing");
            }
        } else if (text.length() > longest) {
            error(field, "tooLong", longest);
        } else if (!Texts.isClean(text)) {
            error(field, "controlCharacters");
        }
    }

    private void currency(String currency) {
        if (currency == null || Currency.getAvailableCurrencies().stream().noneMatch(known -> known.getCurrencyCode().equals(currency))) {
            error("currency", "currency");
        }
    }

    private void weights(TenderTerms terms) {
        if (terms.weights() == null || !terms.weights().areSound()) {
            error("weights", "weights");
        }
    }

    private void times(TenderTerms terms, Instant now) {
        if (terms.questionsUntil() == null) {
            error("questionsUntil", "missing");
        } else if (!terms.questionsUntil().isAfter(now)) {
            error("questionsUntil", "past");
        }
        if (terms.bidsUntil() == null) {
            error("bidsUntil", "missing");
        } else if (!terms.bidsUntil().isAfter(now)) {
            error("bidsUntil", "past");
        } else if (terms.bidsUntil().isAfter(now.plus(LONGEST))) {
            error("bidsUntil", "far", LONGEST.toDays());
        } else if (terms.questionsUntil() != null && !terms.questionsUntil().isBefore(terms.bidsUntil())) {
            error("questionsUntil", "afterBids");
        }
    }

    private void people(String field, Addressees people) {
        if (people == null || people.groups().isEmpty() && people.users().isEmpty()) {
            error(field, "missing");
        }
    }

    private void error(String field, String code, Object... arguments) {
        errors.add(FieldError.of(field, "tenderroom.error." + code, arguments));
    }
}
