package io.heyi.studio.internal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.shared.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripts as people write them (product-bar E6). */
class ScriptReaderTest {

    @Test
    void aScriptSaysWhatIsGivenWhatHappensAndWhatIsExpected() {
        var script = ScriptReader.read("""
                {"given": {"message": "microenterprise.proposalSubmitted", "key": "p-1", "variables": {"proposalId": "p-1", "rivals": 0}},
                 "workers": {"microenterprise.askSponsor": [{"set": {"sponsorshipDueAt": "{now+P5D}"}}, {"error": "GONE"}, {"fail": "no connection"}]},
                 "when": [{"at": "userTask_DecideSponsorship", "person": "anna", "set": {"sponsorshipOutcome": "decline"}}, {"time": "P5D"}, {"time": "PT1H"}, {"timer": "timerEvent_X"}, {"message": "microenterprise.proposalWithdrawn"}],
                 "then": {"endsAt": ["endEvent_X"], "asks": [{"at": "userTask_DecideSponsorship", "group": "platform-owner:food"}], "variables": {"rivals": 0}}}""").script().orElseThrow();

        var play = script.play("7", "me-founding");
        assertThat(play.start().correlationKey()).isEqualTo("p-1");
        assertThat(play.events()).hasSize(5).last().satisfies(event -> assertThat(event.correlationKey()).as("the case's own key").isEqualTo("p-1"));
        assertThat(play.workers().get("microenterprise.askSponsor")).hasSize(3);
        assertThat(ScriptReader.read(ScriptReader.write(script)).script()).contains(script);
    }

    @Test
    void emptyListsAndNothingStayInVariables() {
        var text = "{\"given\": {\"variables\": {\"a\": [], \"b\": null, \"c\": {}}}, \"workers\": {\"x.y\": [{\"set\": {\"d\": [], \"e\": null}}]}, \"when\": [{\"at\": \"f\", \"set\": {\"g\": null, \"h\": \"\"}}]}";
        var script = ScriptReader.read(text).script().orElseThrow();
        assertThat(ScriptReader.read(ScriptReader.write(script)).script()).contains(script);
        assertThat(script.given().variables()).containsKeys("a", "b", "c");
        assertThat(ScriptReader.write(script)).contains("\"a\" : [ ]", "\"e\" : null", "\"h\" : \"\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"given": {}, "than": {}}                                  | studio.error.scriptField  | than
            {"given": {"variable": {}}}                                | studio.error.scriptField  | given.variable
            {"given": {}, "then": {"asks": [{"who": "x"}]}}            | studio.error.scriptField  | then.asks.0.who
            {"given": {}, "when": [{"at": "a", "time": "P1D"}]}        | studio.error.scriptEvent  | 1
            {"given": {}, "when": [{"at": "a"}, {"time": "5 days"}]}   | studio.error.scriptEvent  | 2
            {"given": {}, "when": [{"at": "a"}, null]}                 | studio.error.scriptEvent  | 2
            {"given": {}, "workers": {"a.b": []}}                      | studio.error.scriptField  | workers
            {"when": []}                                               | studio.error.scriptGiven  |
            {"given": {}                                               | studio.error.json         | 1
            {"given": {}, "given": {}}                                 | studio.error.json         | 1
            {"given": {}} {}                                           | studio.error.scriptField  | ?
            null                                                       | studio.error.scriptGiven  |
            """)
    void whatIsNotUnderstoodIsNamed(String script, String code, String argument) {
        var fault = ScriptReader.read(script).faults().getFirst();
        assertThat(fault.field()).isEqualTo("script");
        assertThat(fault.code()).isEqualTo(code);
        if (argument != null) {
            assertThat(String.valueOf(fault.arguments().getFirst())).isEqualTo(argument);
        }
    }

    @Test
    void aScriptThatWouldExhaustItsReaderIsRefused() {
        assertThat(ScriptReader.read("{\"given\": {\"variables\": {\"a\": " + "[".repeat(3_000) + "]".repeat(3_000) + "}}}").faults()).extracting(FieldError::code).allMatch(code -> code.startsWith("studio.error."));
        assertThat(ScriptReader.read("{\"given\": {\"key\": \"" + "x".repeat(ScriptReader.LARGEST) + "\"}}").faults()).extracting(FieldError::code).containsExactly("studio.error.scriptSize");
    }
}
