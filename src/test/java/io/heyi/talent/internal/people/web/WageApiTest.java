package io.heyi.talent.internal.people.web;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.talent.internal.people.PeopleWeb;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@PeopleWeb
class WageApiTest {

    @Autowired MockMvc mvc;
    @Autowired FakeAccess access;

    @BeforeEach
    void somebodyIsSignedIn() {
        access.signIn(user("somebody", "entrepreneur"));
    }

    private ResultActions preview(String body) throws Exception {
        return mvc.perform(post("/api/v1/pool/wage-preview").contentType(MediaType.APPLICATION_JSON).content(body));
    }

    private static String question(String benchmark, String entry, String month) {
        return """
                {"benchmarkMonthly": %s, "entryDate": "%s", "month": "%s"}""".formatted(benchmark, entry, month);
    }

    @Test
    void theMonthOfTheExampleIsAnsweredPartByPart() throws Exception {
        preview(question("12000", "2025-06-11", "2025-07")).andExpect(status().isOk()).andExpect(content().json("""
                {"parts": [{"from": "2025-07-01", "to": "2025-07-10", "ratePercent": 70, "amount": 2709.68},
                           {"from": "2025-07-11", "to": "2025-07-31", "ratePercent": 65, "amount": 5283.87}], "total": 7993.55}""", org.springframework.test.json.JsonCompareMode.STRICT));
    }

    @Test
    void theBenchmarkMayBeATextSoThatNoDigitIsLost() throws Exception {
        preview(question("\"12000.00\"", "2025-06-11", "2025-06")).andExpect(status().isOk()).andExpect(jsonPath("$.total").value(5600.00));
    }

    @ParameterizedTest
    @CsvSource({"2024-02-29, 2024-03, 2", "2024-02-29, 2024-05, 1", "2025-01-31, 2025-02, 2", "2025-11-30, 2026-02, 1", "2025-06-11, 2025-10, 0"})
    void monthsHaveAsManyPartsAsRates(String entry, String month, int parts) throws Exception {
        preview(question("12000", entry, month)).andExpect(status().isOk()).andExpect(jsonPath("$.parts", hasSize(parts)));
    }

    /** E9 to its limit date. */
    @ParameterizedTest
    @CsvSource({"2025-06, 5600.00", "2025-07, 7993.55", "2025-08, 7393.55", "2025-09, 2400.00", "2025-10, 0.00"})
    void everyMonthOfTheExampleIsRightToTheCent(String month, double total) throws Exception {
        preview(question("12000", "2025-06-11", month)).andExpect(status().isOk()).andExpect(jsonPath("$.total").value(total));
    }

    @Test
    void aMonthBeforeTheEntryIsRefused() throws Exception {
        preview(question("12000", "2025-06-11", "2025-05")).andExpect(status().isUnprocessableEntity()).andExpect(jsonPath("$.errors[*].field", containsInAnyOrder("month")))
                .andExpect(jsonPath("$.errors[0].code").value("people.error.monthBeforeEntry"));
    }

    @Test
    void everyWrongFieldIsNamedAtOnceWithItsMend() throws Exception {
        preview("""
                {"benchmarkMonthly": 0, "entryDate": "2025-02-30", "month": "2025-13", "more": 1}""").andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[*].field", containsInAnyOrder("benchmarkMonthly", "entryDate", "month", "more")));
        preview("{}").andExpect(status().isUnprocessableEntity()).andExpect(jsonPath("$.errors[*].field", containsInAnyOrder("benchmarkMonthly", "entryDate", "month")));
    }

    @ParameterizedTest
    @CsvSource({"12000.001", "-1", "1e400", "1000000000000000.00", "\"a\"", "true", "null"})
    void amountsThatAreNoMoneyAreRefused(String benchmark) throws Exception {
        preview(question(benchmark, "2025-06-11", "2025-06")).andExpect(status().isUnprocessableEntity()).andExpect(jsonPath("$.errors[0].field").value("benchmarkMonthly"));
    }

    @Test
    void whatIsNoJsonIsRefused() throws Exception {
        preview("benchmark").andExpect(status().isUnprocessableEntity());
        preview("").andExpect(status().isUnprocessableEntity());
    }
}
