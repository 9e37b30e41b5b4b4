package io.heyi.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.shared.PageRequest;
import io.heyi.web.ShellApplication;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever a module records while somebody decides in another's place carries both names (product-bar T3). */
@ShellApplication
class OnBehalfTest {

    @Autowired
    private AuditTrail audit;

    private final String stream = "case-" + UUID.randomUUID();

    private AuditEntry record(String actor) {
        return audit.record(new AuditEvent(stream, actor, "test.decided", Map.of("reason", "because")));
    }

    @Test
    void anEntryInTheNameOfTheAbsentPersonNamesTheSubstituteToo() {
        OnBehalf.of("absent", "substitute", () -> record("absent"));
        var kept = audit.entries(stream, PageRequest.first()).items().getFirst();
        assertThat(kept.actor()).isEqualTo("absent");
        assertThat(kept.details()).containsEntry("substitute", "substitute").containsEntry("reason", "because");
        assertThat(audit.verify()).isInstanceOf(AuditVerification.Intact.class);
    }

    @Test
    void entriesOfOthersAndLaterOnesStayAsTheyAre() {
        OnBehalf.of("absent", "substitute", () -> record("somebody"));
        record("absent");
        assertThat(audit.entries(stream, PageRequest.first()).items()).allSatisfy(entry -> assertThat(entry.details()).doesNotContainKey("substitute"));
    }

    @Test
    void aFailureLeavesNobodyActingForAnother() {
        assertThatThrownBy(() -> OnBehalf.of("absent", "substitute", () -> {
            throw new IllegalStateException("refused");
        })).isInstanceOf(IllegalStateException.class);
        assertThat(OnBehalf.substituteOf("absent")).isEmpty();
    }

    @Test
    void aSubstituteHasNoSubstitute() {
        assertThatThrownBy(() -> OnBehalf.of("absent", "substitute", () -> OnBehalf.of("substitute", "third", () -> record("substitute")))).isInstanceOf(IllegalStateException.class);
    }
}
