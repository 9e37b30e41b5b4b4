package io.heyi.dissolution.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.heyi.access.Access;
import io.heyi.access.Username;
import io.heyi.emc.ActorId;
import io.heyi.emc.Emcs;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;

class PartyWordsTest {

    private final Emcs emcs = mock(Emcs.class);
    private final Access access = mock(Access.class);
    private final StaticMessageSource messages = new StaticMessageSource();
    private final PartyWords words = new PartyWords(emcs, access, messages);

    @BeforeEach
    void knownParties() {
        when(emcs.names(any())).thenReturn(Map.of(new ActorId("ME-0004"), "Quiet Washer"));
        when(access.nameOf(new Username("li"))).thenReturn(Optional.of("Li Na"));
        messages.addMessage("dissolutionmoney.platform", Locale.ENGLISH, "Platform {0}");
    }

    @Test
    void aPartyOfTheBooksIsSaidByItsNameAndTheCodeOfItsBooks() {
        assertThat(words.name("book:ME-0004", Locale.ENGLISH)).isEqualTo("Quiet Washer (ME-0004)");
        assertThat(words.name("platform:food", Locale.ENGLISH)).isEqualTo("Platform food");
        assertThat(words.name("member:li", Locale.ENGLISH)).isEqualTo("Li Na");
    }

    @Test
    void whoeverHasNoOtherNameKeepsTheOneThatIsKnown() {
        assertThat(words.name("book:SSP-legal", Locale.ENGLISH)).isEqualTo("SSP-legal");
        assertThat(words.name("investor:River Capital", Locale.ENGLISH)).isEqualTo("River Capital");
        assertThat(words.name("person:gone", Locale.ENGLISH)).isEqualTo("gone");
        assertThat(words.name("Clean: clothing", Locale.ENGLISH)).isEqualTo("Clean: clothing");
    }

    @Test
    void amountsOfAnObligationAreGroupedAsTheLanguageWritesThem() {
        assertThat(words.arguments(List.of("book:ME-0004", "48816.00 CNY", 3, "2026-12-13"), Locale.GERMAN)).containsExactly("Quiet Washer (ME-0004)", "48.816,00 CNY", 3, "2026-12-13");
    }
}
