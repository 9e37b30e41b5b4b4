package io.heyi.studio.internal.templates;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.orchestration.JobCatalogue;
import io.heyi.orchestration.ModelChecker;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What process owners are offered is short, sorted and nearly complete (product-bar E11). */
class ElementTemplatesTest {

    private static final JobCatalogue CATALOGUE = new JobCatalogue() {

        @Override
        public List<JobType> jobTypes() {
            return List.of(new JobType("dissolution.closeMicroenterprise", Set.of("caseId"), Set.of(), Set.of(), "dissolution.job.closeMicroenterprise"),
                    new JobType("dissolution.openVote", Set.of("caseId"), Set.of(), Set.of(), "dissolution.job.openVote"));
        }

        @Override
        public List<MessageName> messages() {
            return List.of();
        }

        @Override
        public List<TaskTypeRef> taskTypes() {
            return List.of(TaskTypeRef.of("ballot.castVote", "cast-vote", "vote", Set.of("yes", "no")));
        }

        @Override
        public Set<String> candidateGroups() {
            return Set.of();
        }
    };

    private final List<Map<String, Object>> all = new ElementTemplates(List.of(CATALOGUE), texts()).all(Locale.ENGLISH);

    private static ResourceBundleMessageSource texts() {
        var texts = new ResourceBundleMessageSource();
        texts.setBasenames("messages/studio", "messages/dissolution", "messages/ballot");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        return texts;
    }

    @Test
    void aStepIsCalledShortlyAndToldInFullOnlyWhereThatSaysMore() {
        assertThat(one("io.heyi.step.dissolution.closeMicroenterprise")).containsEntry("name", "Pays out")
                .containsEntry("description", "Pays out, releases everybody and closes, or says what has opened again. Reads: caseId.");
        assertThat(one("io.heyi.step.dissolution.openVote")).containsEntry("name", "Freezes the roll and the paper and opens the secret ballot").containsEntry("description", "Reads: caseId.");
    }

    @Test
    void eachStandsInTheCategoryOfItsModule() {
        assertThat(one("io.heyi.step.dissolution.openVote")).containsEntry("category", Map.of("id", "dissolution", "name", "Dissolution"));
        assertThat(one("io.heyi.task.ballot.castVote")).containsEntry("category", Map.of("id", "ballot", "name", "Votes"));
    }

    @Test
    void aTaskBeginsWithItsNameAndTheUsualDueDate() {
        assertThat(value("io.heyi.task.ballot.castVote", Map.of("type", "property", "name", "name"))).isEqualTo("Cast a vote");
        assertThat(value("io.heyi.task.ballot.castVote", Map.of("type", "zeebe:taskSchedule", "property", "dueDate"))).isEqualTo(ModelChecker.USUAL_DUE_DATE);
        assertThat(value("io.heyi.step.dissolution.closeMicroenterprise", Map.of("type", "property", "name", "name"))).isEqualTo("Pays out");
    }

    private Map<String, Object> one(String id) {
        return all.stream().filter(template -> template.get("id").equals(id)).findFirst().orElseThrow();
    }

    private Object value(String id, Map<String, String> binding) {
        return Stream.of(one(id).get("properties")).flatMap(properties -> ((List<?>) properties).stream()).map(Map.class::cast).filter(property -> property.get("binding").equals(binding))
                .map(property -> property.get("value")).findFirst().orElseThrow();
    }
}
