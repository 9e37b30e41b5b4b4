package io.heyi.talent.internal.pool;

import io.heyi.shared.FieldError;
import io.heyi.shared.Money;
import io.heyi.talent.internal.domain.pool.PoolPolicy;
import io.heyi.talent.internal.people.Employments;
import io.heyi.talent.internal.people.Salaries;
import io.heyi.talent.internal.people.domain.Checks;
import io.heyi.talent.internal.pool.Opening.Terms;
import io.heyi.talent.internal.pool.Opening.WantedSkill;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads an opening as it was typed and says everything that is wrong with it at once. */
@Component
class OpeningCheck {

    private static final int MOST_SKILLS = 20;
    private static final int MOST_PLACES = 100;
    private static final int LONGEST_SKILL = 60;
    private static final int LONGEST_PLACE = 100;
    private static final int LONGEST_TEXT = 4000;

    private final Employments employments;
    private final Salaries salaries;
    private final PoolPolicy policy;

    OpeningCheck(Employments employments, Salaries salaries, PoolPolicy policy) {
        this.employments = employments;
        this.salaries = salaries;
        this.policy = policy;
    }

    /** @param wanted without code, publisher and time; incomplete when there are errors */
    record Checked(OpeningStore.Row wanted, List<FieldError> errors) {

        OpeningStore.Row row(OpeningCode code, String by, Instant at) {
            return new OpeningStore.Row(code, wanted.microenterprise(), wanted.role(), wanted.skills(), wanted.terms(), wanted.text(), wanted.places(), 0, wanted.from(), wanted.until(), by, at, false);
        }
    }

    Checked check(OpeningInput input, LocalDate today) {
        var checks = new Checks();
        var errors = new ArrayList<FieldError>();
        var roles = employments.roles();
        var countries = employments.countries();
        boolean known = roles.contains(input.role()) && countries.containsKey(input.country());
        if (!roles.contains(input.role())) {
            errors.add(FieldError.of("role", "talentpool.error.role", String.join(", ", roles)));
        }
        if (!countries.containsKey(input.country())) {
            errors.add(FieldError.of("country", "talentpool.error.country", String.join(", ", countries.keySet())));
        }
        var least = checks.amount("salaryFrom", input.salaryFrom());
        var most = checks.amount("salaryTo", input.salaryTo());
        var latest = today.plusDays(policy.openingDays());
        var until = empty(input.until()) ? latest : checks.day("until", input.until(), today, latest);
        var from = empty(input.from()) ? today : checks.day("from", input.from(), today, today.plusYears(1));
        var text = checks.text("text", input.text(), true, LONGEST_TEXT);
        var place = checks.text("place", input.place(), false, LONGEST_PLACE);
        errors.addAll(checks.errors());
        int percent = number("percent", input.percent(), 100, 10, 100, errors);
        int places = number("places", input.places(), 1, 1, MOST_PLACES, errors);
        var skills = skills(input.skills(), errors);
        if (known && least != null && most != null) {
            salary(input, least, most, today, errors).ifPresent(errors::add);
        }
        if (!errors.isEmpty()) {
            return new Checked(null, errors);
        }
        var currency = Currency.getInstance(countries.get(input.country()));
        var terms = new Terms(input.country(), new Money(least, currency), new Money(most, currency), percent, place, Boolean.TRUE.equals(input.remote()));
        return new Checked(new OpeningStore.Row(null, input.microenterprise(), input.role(), skills, terms, text, places, 0, from, until, "", null, false), errors);
    }

    private Optional<FieldError> salary(OpeningInput input, BigDecimal least, BigDecimal most, LocalDate today, List<FieldError> errors) {
        var floor = salaries.floor(input.role(), input.country(), today);
        if (floor.filter(amount -> least.compareTo(amount.amount()) < 0).isPresent()) {
            return Optional.of(FieldError.of("salaryFrom", "talentpool.error.belowFloor", floor.get()));
        }
        return least.compareTo(most) > 0 ? Optional.of(FieldError.of("salaryTo", "talentpool.error.salaryOrder")) : Optional.empty();
    }

    private static List<WantedSkill> skills(List<OpeningInput.Skill> typed, List<FieldError> errors) {
        if (typed == null || typed.isEmpty() || typed.size() > MOST_SKILLS) {
            errors.add(FieldError.of("skills", "talentpool.error.skills", MOST_SKILLS));
            return List.of();
        }
        var skills = new ArrayList<WantedSkill>();
        var names = new HashSet<String>();
        for (int i = 0; i < typed.size(); i++) {
            var one = typed.get(i);
            var field = "skills[" + i + "]";
            var checks = new Checks();
            var name = checks.text(field + ".name", one.name(), true, LONGEST_SKILL);
            errors.addAll(checks.errors());
            if (name != null && !names.add(name.toLowerCase(Locale.ROOT))) {
                errors.add(FieldError.of(field + ".name", "talentpool.error.skillTwice", name));
            }
            skills.add(new WantedSkill(name, number(field + ".weight", one.weight(), 3, 1, 5, errors), number(field + ".level", one.level(), 3, 1, 5, errors), Boolean.TRUE.equals(one.must())));
        }
        return skills;
    }

    private static int number(String field, String typed, int usual, int least, int most, List<FieldError> errors) {
        if (empty(typed)) {
            return usual;
        }
        var given = typed.strip();
        int number = given.matches("\\d{1,4}") ? Integer.parseInt(given) : -1;
        if (number < least || number > most) {
            errors.add(FieldError.of(field, "talentpool.error.number", least, most));
        }
        return number;
    }

    private static boolean empty(String text) {
        return text == null || text.isBlank();
    }
}
