package io.heyi.dissolution.internal.settlement;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.heyi.dissolution.DissolutionCode;
import io.heyi.dissolution.DissolutionOutcome;
import io.heyi.dissolution.internal.DissolutionService;
import io.heyi.dissolution.internal.DissolutionView;
import io.heyi.dissolution.internal.domain.DissolutionStep;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.SetClock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** The address of the settlement before it has begun says what comes first, by when and whose turn it is. */
@SettlementWeb
class BeforeTheSettlementTest {

    private static final DissolutionCode CODE = new DissolutionCode("DC-9876");

    @Autowired MockMvc mvc;
    @Autowired DissolutionService cases;
    @Autowired FakeAccess access;
    @Autowired SetClock clock;

    private void given(DissolutionStep step, DissolutionOutcome outcome) {
        clock.now = Instant.parse("2026-06-02T08:00:00Z");
        var view = mock(DissolutionView.class);
        when(view.code()).thenReturn(CODE);
        when(view.name()).thenReturn("Bakery <b>");
        when(view.step()).thenReturn(step);
        when(view.outcome()).thenReturn(outcome);
        when(view.dueAt()).thenReturn(Instant.parse("2026-06-05T08:00:00Z"));
        when(view.waitingFor()).thenReturn(List.of("platform-owner:food"));
        when(cases.find(any(), eq(CODE))).thenReturn(Optional.of(view));
        access.signIn(user("li", "entrepreneur"));
    }

    @ParameterizedTest(name = "while {0}")
    @EnumSource(value = DissolutionStep.class, names = "ENDED", mode = Mode.EXCLUDE)
    void itSaysWhatComesFirstInBothLanguages(DissolutionStep step) throws Exception {
        given(step, null);
        mvc.perform(get("/dissolutions/{code}/settlement", CODE).locale(Locale.ENGLISH)).andExpect(status().isOk()).andExpect(content().string(containsString("The settlement has not begun")))
                .andExpect(content().string(containsString("Bakery &lt;b&gt;"))).andExpect(content().string(containsString("datetime=\"2026-06-05T08:00"))).andExpect(content().string(containsString("It is the turn of")))
                .andExpect(content().string(not(containsString("??"))));
        mvc.perform(get("/dissolutions/{code}/settlement", CODE).locale(Locale.CHINESE)).andExpect(status().isOk()).andExpect(content().string(containsString("清算尚未开始")))
                .andExpect(content().string(not(containsString("??"))));
    }

    @Test
    void aCaseThatEndedBeforeHasNoneAndPartnersLearnNothing() throws Exception {
        given(DissolutionStep.ENDED, DissolutionOutcome.WRONGLY_OPENED);
        mvc.perform(get("/dissolutions/{code}/settlement", CODE).locale(Locale.ENGLISH)).andExpect(status().isOk()).andExpect(content().string(containsString("There is no settlement")));
        access.signIn(user("chef", "external-partner"));
        mvc.perform(get("/dissolutions/{code}/settlement", CODE)).andExpect(status().isNotFound());
        access.signIn(user("li", "entrepreneur"));
        mvc.perform(get("/dissolutions/DC-9877/settlement")).andExpect(status().isNotFound());
    }
}
