package io.heyi.talent.internal.pool.web;

import io.heyi.access.CurrentUser;
import io.heyi.access.Relation;
import io.heyi.access.Relation.Kind;
import io.heyi.talent.internal.pool.OfferService;
import io.heyi.talent.internal.pool.OpeningService;
import io.heyi.talent.internal.pool.StayService;
import io.heyi.web.HomeBlock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** On the home page: how long the own stay lasts, offers that wait for the own answer, and own openings in which somebody is interested who has had no answer. */
@Component
class MyTalent implements HomeBlock {

    private final StayService stays;
    private final OfferService offers;
    private final OpeningService openings;

    MyTalent(StayService stays, OfferService offers, OpeningService openings) {
        this.stays = stays;
        this.offers = offers;
        this.openings = openings;
    }

    @Override
    public int order() {
        return 15;
    }

    @Override
    public String fragment() {
        return "talent/home-parts :: mine";
    }

    @Override
    public boolean wide() {
        return true;
    }

    @Override
    public boolean visibleTo(CurrentUser user) {
        return user.isInside();
    }

    @Override
    public Map<String, Object> model(CurrentUser user) {
        var stay = stays.countdown(user).orElse(null);
        var mine = offers.waitingFor(user.username());
        var interest = openings.waiting(user.relations().stream().filter(relation -> relation.kind() == Kind.ME_OWNER).map(Relation::objectId).toList());
        if (stay == null && mine.isEmpty() && interest.isEmpty()) {
            return Map.of();
        }
        var model = new HashMap<String, Object>();
        model.put("stay", stay);
        model.put("offers", mine);
        model.put("openings", interest);
        return model;
    }
}
