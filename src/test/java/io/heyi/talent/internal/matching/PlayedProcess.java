package io.heyi.talent.internal.matching;

import io.heyi.access.CurrentUser;
import io.heyi.orchestration.ProcessCommands;
import io.heyi.shared.Money;
import io.heyi.talent.internal.pool.Offer;
import io.heyi.talent.internal.pool.OpeningOffers;
import io.heyi.talent.internal.pool.OfferService;
import io.heyi.talent.internal.pool.OpeningCode;
import io.heyi.talent.internal.pool.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the process hears of matching, and offers that come of pairs; a salary of "1" is too low. */
final class PlayedProcess implements ProcessCommands, OpeningOffers {

    final List<String> published = new ArrayList<>();

    @Override
    public void publish(String message, String businessKey, Map<String, Object> variables) {
        published.add(message + " " + businessKey);
    }

    @Override
    public void completeUserTask(long taskKey, String businessKey, Map<String, Object> variables) {}

    @Override
    public void forgetUserTask(long taskKey, String businessKey) {}

    @Override
    public Reply<Offer> offer(CurrentUser owner, OpeningCode code, OfferService.Input input) {
        return input.salary().equals("1") ? Reply.invalid("salary", "talentpool.error.salaryRange")
                : new Reply.Done<>(new Offer("OF-0001", code, "ME-0001", new io.heyi.access.Username(input.person()), "cook", Money.of(input.salary(), "CNY"), 100, "", owner.username(), Instant.EPOCH, Instant.EPOCH,
                        Offer.State.OPEN, null, "", null, null));
    }
}
