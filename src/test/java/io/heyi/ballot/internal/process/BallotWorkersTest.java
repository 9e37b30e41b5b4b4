package io.heyi.ballot.internal.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.camunda.client.api.response.ActivatedJob;
import org.junit.jupiter.api.Test;

class BallotWorkersTest {

    @Test
    void aModelThatHasOpenedNoBallotHasNothingToCount() {
        var job = mock(ActivatedJob.class);
        when(job.getVariablesAsType(BallotWorkers.BallotVariables.class)).thenReturn(new BallotWorkers.BallotVariables(""));
        assertThat(new BallotWorkers(null, null, null, null).countVotes(job)).isEqualTo(new BallotWorkers.Counted("none", ""));
    }
}
