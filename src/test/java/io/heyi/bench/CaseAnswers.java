package io.heyi.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.heyi.bench.People.Answer;
import io.heyi.e2e.Stage;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** How everybody in an underperformer case answers at once: the party answers, the others want no cure period and vote to replace it, the backup takes the part. */
final class CaseAnswers {
    private static final int DONE = 200;

    private final Stage stage;
    /** What is an act beside its task shows for a while after it was done. */
    private final Set<String> done = ConcurrentHashMap.newKeySet();

    CaseAnswers(Stage stage) {
        this.stage = stage;
    }

    Map<String, Answer> all() {
        return Map.of("userTask_AnswerCase", Answer.completing(stage, "answer", Map.of("answer", "We have no excuse")),
                "userTask_PlanHelp", once((person, task) -> stage.post(person, path(task) + "/skip-cure", Map.of())),
                "userTask_CastVote", once(this::vote),
                "userTask_TakeOver", Answer.completing(stage, "take", Map.of("contractRead", true)),
                "userTask_HandOver", this::handOver);
    }

    private int vote(String person, JsonNode task) {
        var ballot = stage.get(person, path(task)).at("/voting/ballot").asText();
        return stage.post(person, "/ballots/%s/votes".formatted(ballot), Map.of("option", "replace", "receipt", UUID.randomUUID().toString().replace("-", "")));
    }

    /** Each side does all that it can do with the checklist now. */
    private int handOver(String person, JsonNode task) {
        var list = stage.get(person, path(task)).at("/succession/handOver");
        int done = 0;
        for (JsonNode item : list.path("items")) {
            boolean hands = list.path("mayHand").asBoolean() && item.path("state").asText().equals("OPEN");
            boolean takes = list.path("mayTake").asBoolean() && item.path("state").asText().equals("HANDED");
            if (hands || takes) {
                var act = takes ? "take" : item.path("title").asText().isEmpty() ? "none" : "hand";
                int status = stage.post(person, "%s/hand-over/items/%d/%s".formatted(path(task), item.path("number").asInt(), act),
                        hands ? Map.of("proof", "In the shared folder") : Map.of());
                if (status != DONE) {
                    return status;
                }
                done = DONE;
            }
        }
        return done;
    }

    private static String path(JsonNode task) {
        return "/replacement-cases/" + task.path("businessKey").asText();
    }

    private Answer once(Answer answer) {
        return (person, task) -> {
            var key = person + task.path("id").asText();
            if (done.contains(key)) {
                return 0;
            }
            int status = answer.to(person, task);
            if (status == DONE) {
                done.add(key);
            }
            return status;
        };
    }
}
