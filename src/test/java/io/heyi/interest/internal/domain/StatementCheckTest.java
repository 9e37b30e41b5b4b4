package io.heyi.interest.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.Username;
import io.heyi.interest.InterestKind;
import io.heyi.shared.FieldError;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be written down about an interest. */
class StatementCheckTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final Set<String> PEOPLE = Set.of("anna", "bo");

    private static StatementCheck.Result check(StatementInput input) {
        return StatementCheck.check(input, new Username("anna"), false, TODAY, id -> id.equals("ME-0001") || PEOPLE.contains(id), PEOPLE::contains);
    }

    @ParameterizedTest(name = "{0} {1} {2} {3} {4} {5}: {6} {7}")
    @CsvSource(emptyValue = "", value = {
        "ME-0001, '', '', '', '', '', kind, kindMissing",
        "ME-0001, SELF, '', '', '', '', kind, kindUnknown",
        "'', HOLDS_SHARES, '', '', '', '', object, objectMissing",
        "ME-0009, HOLDS_SHARES, '', '', '', '', object, objectUnknown",
        "anna, RELATED, '', '', '', '', object, objectIsSelf",
        "ME-0001, RELATED, '', '', '', '', object, notAPerson",
        "ME-0001, WORKS_FOR, 5, '', '', '', percent, percentNotWanted",
        "ME-0001, HOLDS_SHARES, 0, '', '', '', percent, percent",
        "ME-0001, HOLDS_SHARES, 100.0001, '', '', '', percent, percent",
        "ME-0001, HOLDS_SHARES, 1e2, '', '', '', percent, percent",
        "ME-0001, HOLDS_SHARES, 1.23456, '', '', '', percent, percent",
        "ME-0001, HOLDS_SHARES, '', 2026-02-30, '', '', from, notADay",
        "ME-0001, HOLDS_SHARES, '', 2026-03-03, '', '', from, dayOutOfRange",
        "ME-0001, HOLDS_SHARES, '', 1899-12-31, '', '', from, dayOutOfRange",
        "ME-0001, HOLDS_SHARES, '', '', 2026-03-01, '', until, untilNotWanted",
        "ME-0001, WORKED_FOR, '', '', '', '', until, untilMissing",
        "ME-0001, WORKED_FOR, '', 2026-02-02, 2026-02-01, '', until, untilBeforeFrom",
        "ME-0001, OTHER, '', '', '', '', note, noteMissing"})
    void everyFaultNamesItsField(String object, String kind, String percent, String from, String until, String note, String field, String code) {
        assertThat(check(new StatementInput(object, kind, percent, from, until, note)).errors()).singleElement().extracting(FieldError::field, FieldError::code)
                .containsExactly(field, "interest.error." + code);
    }

    @Test
    void aLongOrUncleanNoteIsRefused() {
        assertThat(check(new StatementInput("ME-0001", "OTHER", "", "", "", "x".repeat(501))).errors()).extracting(FieldError::code).containsExactly("interest.error.tooLong");
        assertThat(check(new StatementInput("ME-0001", "OTHER", "", "", "", "a\u202eb")).errors()).extracting(FieldError::code).containsExactly("interest.error.notClean");
    }

    @Test
    void allFaultsAreToldAtOnce() {
        assertThat(check(new StatementInput("", "", "x", "y", "z", "")).errors()).extracting(FieldError::field).containsExactly("kind", "object", "percent", "from", "until");
    }

    @Test
    void aSoundStatementIsTakenAsItWasMeant() {
        var result = check(new StatementInput(" ME-0001 ", "HOLDS_SHARES", "2.5", "2025-01-01", null, " bought "));

        assertThat(result.statement()).isEqualTo(new Statement("ME-0001", InterestKind.HOLDS_SHARES, new BigDecimal("2.5"), new Span(LocalDate.of(2025, 1, 1), null), "bought"));
    }
}
