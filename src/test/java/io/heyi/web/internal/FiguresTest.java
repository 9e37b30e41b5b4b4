package io.heyi.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.shared.Fraction;
import io.heyi.shared.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.context.MessageSource;

class FiguresTest {

    private static final MessageSource MESSAGES = new MessageConfiguration().messageSource();

    @Test
    void aMessageWritesAmountsAsItsLanguageDoes() {
        var asked = new Object[] {Money.of("300000", "CNY")};

        assertThat(MESSAGES.getMessage("microenterprise.error.grantedOutOfRange", asked, Locale.ENGLISH)).contains("300,000.00 CNY");
        assertThat(MESSAGES.getMessage("microenterprise.error.grantedOutOfRange", asked, Locale.CHINESE)).contains("300,000.00 CNY");
        assertThat(MESSAGES.getMessage("microenterprise.error.tooLarge", new Object[] {new BigDecimal("979999.99")}, Locale.ENGLISH)).contains("979,999.99");
        assertThat(MESSAGES.getMessage("inbox.form.tooSmall", new Object[] {new BigDecimal("0.005")}, Locale.ENGLISH)).contains("0.005");
        assertThat(MESSAGES.getMessage("microenterprise.timeline.coFoundersAsked", new Object[] {2}, Locale.ENGLISH)).contains("2 co-founders were");
    }

    @Test
    void policiesAreWrittenInTheReadersLanguage() {
        var english = words(Locale.ENGLISH);
        var chinese = words(Locale.SIMPLIFIED_CHINESE);

        assertThat(english.value(new BigDecimal(500_000))).isEqualTo("500,000");
        assertThat(english.value(new Fraction(2, 3))).isEqualTo("2/3 (66.7%)");
        assertThat(english.value(Duration.ofHours(25))).isEqualTo("1 day 1 hour");
        assertThat(chinese.value(Duration.ofMinutes(90))).isEqualTo("1 小时 30 分钟");
        assertThat(english.value(List.of("CNY", "EUR"))).isEqualTo("CNY, EUR");
        assertThat(chinese.value(List.of(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 2)))).isEqualTo("2026年10月1日、2026年10月2日");
        assertThat(english.value(List.of())).isEqualTo("none");
        assertThat(chinese.value(ZoneId.of("Asia/Shanghai"))).isEqualTo("Asia/Shanghai (中国时间)");
        assertThat(english.value("as it is")).isEqualTo("as it is");
    }

    @Test
    void cellsOfDecisionTablesKeepTheirOperators() {
        var english = words(Locale.ENGLISH);

        assertThat(english.cell("[0..500000]")).isEqualTo("[0..500,000]");
        assertThat(english.cell("> 500000")).isEqualTo("> 500,000");
        assertThat(english.cell("true")).isEqualTo("yes");
        assertThat(words(Locale.SIMPLIFIED_CHINESE).cell("false")).isEqualTo("否");
        assertThat(english.cell("\"R1234567\"")).isEqualTo("\"R1234567\"");
        assertThat(english.cell("date(\"2026-01-01\")")).isEqualTo("date(\"2026-01-01\")");
        assertThat(english.cell("5")).isEqualTo("5");
        assertThat(english.cell("-")).isEqualTo("any");
    }

    @Test
    void aKeyIsSaidWithItsArgumentsAndSomebodysOwnWordsStay() {
        assertThat(words(Locale.ENGLISH).said("microenterprise.membership.frozen|ME-0001|DC-0001")).isEqualTo("ME-0001 is being dissolved (case DC-0001); nobody joins it any more.");
        assertThat(words(Locale.SIMPLIFIED_CHINESE).said("talentpool.overtaken.place")).isEqualTo(MESSAGES.getMessage("talentpool.overtaken.place", null, Locale.SIMPLIFIED_CHINESE));
        assertThat(words(Locale.ENGLISH).said("Too far | too early")).isEqualTo("Too far | too early");
        assertThat(words(Locale.ENGLISH).said("|")).isEqualTo("|");
    }

    private static Words words(Locale locale) {
        return new Words(new Words.WordSources() {
            @Override
            public MessageSource messages() {
                return MESSAGES;
            }

            @Override
            public Instant now() {
                return Instant.EPOCH;
            }

            @Override
            public ZoneId zone() {
                return ZoneId.of("Asia/Shanghai");
            }

            @Override
            public PersonNames people() {
                throw new UnsupportedOperationException();
            }

            @Override
            public Assets assets() {
                throw new UnsupportedOperationException();
            }

            @Override
            public com.fasterxml.jackson.databind.ObjectMapper json() {
                throw new UnsupportedOperationException();
            }
        }, locale);
    }
}
