package io.heyi.orchestration.internal.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LastStepsTest {

    @Test
    void everyWayOutOfAFoundingIsKnownAlsoBehindLinksButNoReminder() throws IOException {
        assertThat(LastSteps.of(Files.readString(Path.of("bpmn/me-founding.bpmn")))).containsExactlyInAnyOrder(
                "serviceTask_AnnounceMicroenterprise", "serviceTask_CloseWithdrawn", "serviceTask_CloseWithdrawnInRework",
                "serviceTask_RecordDeclineByPlatformOwner", "serviceTask_RecordDeclineByCommittee",
                "serviceTask_RecordLapseSponsorshipOverdue", "serviceTask_RecordLapseReworkOverdue", "serviceTask_RecordLapseNoQuorum",
                "serviceTask_RecordLapseTeamTooSmall", "serviceTask_RecordLapseNotFunded", "serviceTask_RecordLapseUnsigned", "serviceTask_RecordLapseSignatureRefused");
    }

    @Test
    void aGatewayThatOnlyChoosesBetweenEndsHoldsNobodyUp() throws IOException {
        assertThat(LastSteps.of(Files.readString(Path.of("bpmn/talent-move.bpmn")))).containsExactly("serviceTask_CarryOutMove");
    }
}
