package io.heyi.emc.internal.contract;

import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcState;

/** The EMC has ended, so nothing can follow. A process step that meets it is about to be stopped by the message that the ending has sent. */
public final class ContractEnded extends IllegalStateException {

    ContractEnded(EmcCode code, EmcState state, String what) {
        super("%s is %s: %s".formatted(code, state, what));
    }
}
