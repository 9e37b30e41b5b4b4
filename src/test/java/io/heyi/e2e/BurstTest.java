package io.heyi.e2e;

import static io.heyi.e2e.ProposalBody.aProposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** seed-001: 15 micro-enterprises founded in a burst. */
class BurstTest extends OnTheRealStack {
    private static final int BURST = 15;

    @Test
    void fifteenProposalsAtOnceAllEndFounded() throws Exception {
        var foundings = new ArrayList<Founding>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Callable<Founding>>();
            for (int i = 0; i < BURST; i++) {
                // ten who are in many micro-enterprises anyway: who goes to the talent pool in other stories must have no place left
                String proposer = "entrepreneur-%02d".formatted(1 + i % 10);
                String coFounder = "entrepreneur-%02d".formatted(1 + (i + 1) % 10);
                String platform = i % 2 == 0 ? "food" : "clothing";
                all.add(() -> found(proposer, coFounder, platform));
            }
            for (Future<Founding> one : threads.invokeAll(all)) {
                foundings.add(one.get());
            }
        }

        List<Integer> numbers = foundings.stream().map(f -> Integer.parseInt(f.microenterpriseCode().substring(3))).sorted().toList();
        assertThat(numbers).doesNotHaveDuplicates().hasSize(BURST);
        assertThat(numbers.getLast() - numbers.getFirst()).as("no gap in %s", numbers).isEqualTo(BURST - 1);
        for (Founding founding : foundings) {
            assertThat(founding.ledgerEntries()).hasSize(1);
            assertThat(Books.imbalances(founding.ledgerEntries())).isEmpty();
            assertThat(Books.balance(founding.microenterprise().path("balances"), "cash", "")).isEqualByComparingTo("335000");
        }
    }

    private Founding found(String proposer, String coFounder, String platform) {
        String owner = "platform-owner-" + platform;
        return submit(proposer, aProposal().platform(platform).coFounders(coFounder))
                .sponsored(owner).joined(coFounder, "15000").signed(coFounder, owner, proposer).awaitStatus("FOUNDED");
    }
}
