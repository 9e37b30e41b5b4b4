package io.heyi.ledger.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.heyi.access.Access;
import io.heyi.inbox.FakeNeighbours;
import io.heyi.ledger.Ledger;
import io.heyi.web.ApiProblem;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerApiControllerTest {

    private final Ledger ledger = mock(Ledger.class);
    private final Access access = mock(Access.class);
    private final LedgerApiController controller = new LedgerApiController(ledger, access);

    @Test
    void whoAnswersForTheBooksSeesWhetherTheyBalance() {
        when(access.currentUser()).thenReturn(FakeNeighbours.user("auditor", "auditor"));
        when(ledger.verify()).thenReturn(new Ledger.Verification(3, 7, List.of("entry x is out of balance")));

        assertThat(controller.verify()).isEqualTo(new LedgerApiController.Verification(false, 3, 7, List.of("entry x is out of balance")));
    }

    @Test
    void nobodyElseMayAsk() {
        when(access.currentUser()).thenReturn(FakeNeighbours.user("entrepreneur-01", "entrepreneur"));

        assertThatThrownBy(controller::verify).isInstanceOfSatisfying(ApiProblem.class, problem -> assertThat(problem.kind()).isEqualTo(ApiProblem.Kind.FORBIDDEN));
    }
}
