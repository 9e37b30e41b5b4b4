package io.heyi.audit.internal;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.heyi.audit.AuditEntry;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.ui.ConcurrentModel;

/** What the pages for auditors hold back from a reader who takes part in the case. */
class AuditPagesTest {

    private static final AuditEntry SECRET = new AuditEntry(7, "T-0001", 3, Instant.EPOCH, "system", "tender.ranked", Map.of("ranking", "1. ME-0002"), "before", "hash");
    private static final AuditEntry KNOWN = new AuditEntry(8, "T-0001", 4, Instant.EPOCH, "system", "tender.closed", Map.of("bids", 2), "hash", "after");

    private final FakeAccess access = new FakeAccess();
    private final AuditStore store = mock(AuditStore.class);
    private final AuditPages pages = new AuditPages(access, store, new ObjectMapper().registerModule(new JavaTimeModule()),
            List.of(reader -> entry -> reader.username().value().equals("takes-part") && entry.action().equals("tender.ranked")));

    @BeforeEach
    void twoEntries() {
        when(store.entries(any(PageRequest.class))).thenAnswer(call -> PageOf.of(List.of(KNOWN, SECRET), 2, call.getArgument(0)));
        doAnswer(call -> {
            Consumer<AuditEntry> action = call.getArgument(1);
            List.of(SECRET, KNOWN).forEach(action);
            return null;
        }).when(store).forEach(any(), any());
    }

    private List<AuditEntry> listed(String person) {
        access.signIn(user(person, "auditor"));
        var model = new ConcurrentModel();
        pages.list("", 0, model);
        return ((PageOf<?>) model.getAttribute("entries")).items().stream().map(AuditEntry.class::cast).toList();
    }

    private String file(String person) throws IOException {
        access.signIn(user(person, "auditor"));
        var out = new ByteArrayOutputStream();
        pages.download("").getBody().writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatIsHeldBackKeepsItsPlaceAndItsHash() throws IOException {
        assertThat(listed("takes-part")).containsExactly(KNOWN, new AuditEntry(7, "T-0001", 3, Instant.EPOCH, "system", "tender.ranked", Map.of("heldBack", true), "before", "hash"));
        assertThat(file("takes-part")).doesNotContain("ME-0002").contains("heldBack", "\"hash\":\"hash\"").hasLineCount(2);
    }

    @Test
    void whoTakesNoPartReadsEverything() throws IOException {
        assertThat(listed("auditor")).containsExactly(KNOWN, SECRET);
        assertThat(file("auditor")).contains("1. ME-0002").doesNotContain("heldBack");
    }
}
