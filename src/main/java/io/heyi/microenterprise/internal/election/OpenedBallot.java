package io.heyi.microenterprise.internal.election;

import io.heyi.ballot.Addressee;
import java.util.List;

/**
 * A ballot as the process waits for it.
 *
 * @param voters one for each seat: element of the multi-instance voting task
 */
public record OpenedBallot(String ballot, List<Addressee> voters, String ballotEndsAt, String ballotReminderAt) {}
